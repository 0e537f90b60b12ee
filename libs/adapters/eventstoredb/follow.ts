import { START, type AllStreamResolvedEvent, type EventStoreDBClient } from '@eventstore/db-client';
import type { Position, StoredEvent } from '#kernel';
import { positionOf, toStoredEvent } from './recorded-event.js';

/** What one subscription hands out; a position without an event is a record that is none of ours. */
export type Followed = { readonly caughtUp: true } | { readonly caughtUp: false; readonly position: Position; readonly event: StoredEvent | undefined };

const caughtUp = Symbol('caught up');

function toFollowed(item: AllStreamResolvedEvent | typeof caughtUp): Followed | undefined {
  if (item === caughtUp) return { caughtUp: true };
  const position = positionOf(item);
  return position === undefined ? undefined : { caughtUp: false, position, event: toStoredEvent(item) };
}

/**
 * One subscription of the client to the whole log, until it breaks or the signal aborts.
 * @throws what the client throws when the connection is lost
 */
export async function* follow(client: EventStoreDBClient, after: Position | undefined, signal: AbortSignal): AsyncGenerator<Followed> {
  // In a log without transactions of its own, which is every log since version 5, both positions are the same.
  const fromPosition = after === undefined || after < 0n ? START : { commit: after, prepare: after };
  const subscription = client.subscribeToAll({ fromPosition });
  // An error that comes after the loop has ended would otherwise end the process.
  subscription.on('error', () => undefined);
  // The client tells this beside the queue of events; put in line, it comes after the history that it speaks of.
  subscription.on('caughtUp', () => subscription.push(caughtUp));
  const stop = () => subscription.destroy();
  signal.addEventListener('abort', stop, { once: true });
  try {
    for await (const item of subscription as AsyncIterable<AllStreamResolvedEvent | typeof caughtUp>) {
      const followed = toFollowed(item);
      if (followed !== undefined) yield followed;
    }
  } finally {
    signal.removeEventListener('abort', stop);
    await subscription.unsubscribe().catch(() => undefined);
  }
}
