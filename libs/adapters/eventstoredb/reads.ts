import {
  BACKWARDS,
  END,
  StreamNotFoundError,
  type AllStreamResolvedEvent,
  type EventStoreDBClient,
  type ReadPosition,
  type ResolvedEvent,
  type StreamingRead,
} from '@eventstore/db-client';
import type { Position, StoredEvent } from '#kernel';
import { positionOf, toStoredEvent } from './recorded-event.js';

async function all<E>(read: StreamingRead<E>): Promise<E[]> {
  // An error that comes after the loop has ended would otherwise end the process.
  read.on('error', () => undefined);
  const items: E[] = [];
  for await (const item of read) items.push(item);
  return items;
}

function toOwnEvent(resolved: ResolvedEvent): StoredEvent {
  const event = toStoredEvent(resolved);
  if (event === undefined) throw new Error('the stream holds a record that is not an event of this product');
  return event;
}

/** Empty where there is no such stream. */
export async function readStream(client: EventStoreDBClient, stream: string): Promise<readonly StoredEvent[]> {
  try {
    return (await all(client.readStream(stream))).map(toOwnEvent);
  } catch (error) {
    if (error instanceof StreamNotFoundError) return [];
    throw error;
  }
}

const firstLook = 1;
const furtherLook = 100;

/** Position of the newest event that a subscriber will be given, so that it can be waited for; -1n where there is none. */
export async function readHead(client: EventStoreDBClient): Promise<Position> {
  let from: ReadPosition = END;
  for (let maxCount = firstLook; ; maxCount = furtherLook) {
    const page: AllStreamResolvedEvent[] = await all(client.readAll({ direction: BACKWARDS, fromPosition: from, maxCount }));
    const newest = page.map(toStoredEvent).find((event) => event !== undefined);
    if (newest !== undefined) return newest.position;
    const last = page.at(-1);
    const position = last === undefined ? undefined : positionOf(last);
    if (position === undefined) return -1n;
    from = { commit: position, prepare: position };
  }
}
