import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { errorKind, type EventStore, type KeyVault, type Log, note, type StoredEvent } from '#kernel';
import { moveCheckpoint, readCheckpoint } from './checkpoint.table.js';
import { orderIn } from './order.js';

export interface EraserOptions {
  readonly eventStore: Pick<EventStore, 'subscribe'>;
  readonly keyVault: Pick<KeyVault, 'destroy'>;
  /**
   * Pool on the schema with `eraserMigrations`, in the key vault's own database: a vault that is put back from a backup
   * brings destroyed keys back, and with them the place in the log from which they are destroyed again.
   */
  readonly database: DataSource;
  readonly log?: Log;
}

export interface RunningEraser {
  /** Not while an order that was read could not be carried out. */
  healthy(): boolean;
  /** Resolves when nothing is read or destroyed any more. */
  stop(): Promise<void>;
}

/** Events between two checkpoints where no order is among them; reading one twice does nothing. */
const stretch = 1_000;
const pauseMs = 1_000;

/**
 * Destroys the vault's keys for every order in the log, from its own durable checkpoint on. An order may be read again
 * after a crash: the vault carries each out once, and knows which keys it means. What fails is tried for ever
 * and nothing after it is read: an order is never passed over.
 */
export async function startEraser({ eventStore, keyVault, database, log }: EraserOptions): Promise<RunningEraser> {
  const stopping = new AbortController();
  const { signal } = stopping;
  let failing = false;
  let sinceCheckpoint = 0;

  async function take(event: StoredEvent): Promise<void> {
    const order = orderIn(event);
    sinceCheckpoint += 1;
    if (order !== undefined) await keyVault.destroy(order.owner, event.id, order.recordedAt);
    if (order === undefined && sinceCheckpoint < stretch) return;
    await moveCheckpoint(database, event.position);
    sinceCheckpoint = 0;
    failing = false;
  }

  async function follow(): Promise<void> {
    for await (const item of eventStore.subscribe(await readCheckpoint(database), signal)) {
      if (signal.aborted) return;
      if (item.kind === 'event') await take(item.event);
      else failing = false;
    }
  }

  async function run(): Promise<void> {
    while (!signal.aborted) {
      try {
        await follow();
      } catch (error) {
        if (signal.aborted) return;
        failing = true;
        log?.(note('error', 'an order to erase could not be carried out yet: trying again', { reason: errorKind(error) }));
      }
      await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  }

  // A database that cannot be used is said at the start, like everything that is missing.
  await readCheckpoint(database);
  const running = run();
  return {
    healthy: () => !failing,
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
