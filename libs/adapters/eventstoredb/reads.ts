import {
  BACKWARDS,
  END,
  StreamNotFoundError,
  type AllStreamResolvedEvent,
  type ReadPosition,
  type ResolvedEvent,
  type StreamingRead,
} from '@eventstore/db-client';
import type { Position, StoredEvent } from '#kernel';
import type { ContainedClient } from './contained-client.js';
import { BrokenAnswer } from './read-errors.js';
import { positionOf, toStoredEvent } from './recorded-event.js';
import { Silence } from './silence.js';

/**
 * All that a read hands out. The client waits for ever for what does not come.
 * @throws {Silence} when nothing came for so long
 */
async function all<E>(read: StreamingRead<E>, silentMs: number): Promise<E[]> {
  // An error that comes after the loop has ended would otherwise end the process.
  read.on('error', () => undefined);
  const items: E[] = [];
  let heardAt = Date.now();
  const watch = setInterval(() => {
    if (Date.now() - heardAt >= silentMs) read.destroy(new Silence('the event store does not go on answering'));
  }, silentMs / 4);
  try {
    for await (const item of read) {
      heardAt = Date.now();
      items.push(item);
    }
    return items;
  } catch (error) {
    void read.cancel().catch(() => undefined);
    throw error;
  } finally {
    clearInterval(watch);
  }
}

function toOwnEvent(resolved: ResolvedEvent): StoredEvent {
  const event = toStoredEvent(resolved);
  if (event === undefined) throw new Error('the stream holds a record that is not an event of this product');
  return event;
}

function assertWhole(events: readonly StoredEvent[]): void {
  const first = events[0]?.revision ?? 0n;
  if (events.some(({ revision }, index) => revision !== first + BigInt(index))) throw new BrokenAnswer('the events of a stream do not follow each other');
}

/**
 * Empty where there is no such stream. Asked of the leader: another node may not know yet what was written last.
 * @param silentMs how long to wait for the next event
 */
export async function readStream(client: ContainedClient, stream: string, silentMs: number): Promise<readonly StoredEvent[]> {
  try {
    const events = (await all(client.readStream(stream, { requiresLeader: true }), silentMs)).map(toOwnEvent);
    assertWhole(events);
    return events;
  } catch (error) {
    if (error instanceof StreamNotFoundError) return [];
    throw error;
  }
}

const firstLook = 1;
const furtherLook = 100;

/** Position of the newest event that a subscriber will be given, so that it can be waited for; -1n where there is none. */
export async function readHead(client: ContainedClient, silentMs: number): Promise<Position> {
  let from: ReadPosition = END;
  for (let maxCount = firstLook; ; maxCount = furtherLook) {
    const page: AllStreamResolvedEvent[] = await all(client.readAll({ direction: BACKWARDS, fromPosition: from, maxCount, requiresLeader: true }), silentMs);
    const newest = page.map(toStoredEvent).find((event) => event !== undefined);
    if (newest !== undefined) return newest.position;
    const last = page.at(-1);
    const position = last === undefined ? undefined : positionOf(last);
    if (position === undefined) return -1n;
    from = { commit: position, prepare: position };
  }
}
