import type { EventStore, Position } from '#kernel';
import { moveCheckpoint, readCheckpoint, startOver } from './checkpoint.table.js';
import { orderIn } from './order.js';
import type { EraserOptions } from './start-eraser.js';

export interface ErasureOptions extends Omit<EraserOptions, 'eventStore' | 'log'> {
  readonly eventStore: Pick<EventStore, 'subscribe' | 'head'>;
}

/**
 * Carries out what the log orders up to its head as it is now. A process that awaits this before it serves anything shows
 * nothing that was erased, whatever was put back from a backup since; several may do it at once.
 * @returns ids of the orders that were read
 * @throws where the log or the vault does not answer: nothing may be served then
 */
export async function eraseUpToHead({ eventStore, keyVault, database }: ErasureOptions): Promise<readonly string[]> {
  const head = await eventStore.head();
  let reached = await readCheckpoint(database);
  // A log that was put back may be shorter than what was read of the one before it: none of it counts as read.
  if (reached !== undefined && reached > head) {
    await startOver(database);
    reached = undefined;
  }
  if (head < 0n || reached === head) return [];

  const orders: string[] = [];
  let last: Position | undefined;
  const reading = new AbortController();
  for await (const item of eventStore.subscribe(reached, reading.signal)) {
    if (item.kind === 'caught-up') break;
    const order = orderIn(item.event);
    if (order !== undefined) {
      await keyVault.destroy(order.owner, item.event.id, order.recordedAt);
      orders.push(item.event.id);
    }
    last = item.event.position;
    if (last >= head) break;
  }
  reading.abort();
  if (last !== undefined) await moveCheckpoint(database, last);
  return orders;
}
