import { START, type AllStreamResolvedEvent } from '@eventstore/db-client';
import type { Position, StoredEvent } from '#kernel';
import type { ContainedClient } from './contained-client.js';
import { positionOf, toStoredEvent } from './recorded-event.js';
import { Silence } from './silence.js';

/** What one subscription hands out; a position without an event is a record that is none of ours. */
export type Followed = { readonly caughtUp: true } | { readonly caughtUp: false; readonly position: Position; readonly event: StoredEvent | undefined };

const caughtUp = Symbol('caught up');

function toFollowed(item: AllStreamResolvedEvent | typeof caughtUp): Followed | undefined {
  if (item === caughtUp) return { caughtUp: true };
  const position = positionOf(item);
  return position === undefined ? undefined : { caughtUp: false, position, event: toStoredEvent(item) };
}

/**
 * One subscription of the client to the whole log, until it breaks or the signal aborts. Silence is its normal state,
 * so it also ends when the connection was given up by somebody whose question was not answered.
 * @param confirmMs how long the server may take to confirm it
 * @throws what the client throws when the connection is lost
 */
export async function* follow(
  client: ContainedClient,
  after: Position | undefined,
  signal: AbortSignal,
  confirmMs: number,
): AsyncGenerator<Followed> {
  const { connection } = client;
  // In a log without transactions of its own, which is every log since version 5, both positions are the same.
  const fromPosition = after === undefined || after < 0n ? START : { commit: after, prepare: after };
  const subscription = client.subscribeToAll({ fromPosition });
  // An error that comes after the loop has ended would otherwise end the process.
  subscription.on('error', () => undefined);
  // The client tells this beside the queue of events; put in line, it comes after the history that it speaks of.
  subscription.on('caughtUp', () => subscription.push(caughtUp));
  const stop = () => subscription.destroy();
  const moveOn = () => subscription.destroy(new Silence('the connection was given up'));
  const unconfirmed = setTimeout(() => {
    client.leave(connection);
    subscription.destroy(new Silence('the subscription was not confirmed'));
  }, confirmMs);
  subscription.once('confirmation', () => clearTimeout(unconfirmed));
  signal.addEventListener('abort', stop, { once: true });
  connection.left.addEventListener('abort', moveOn, { once: true });
  try {
    for await (const item of subscription as AsyncIterable<AllStreamResolvedEvent | typeof caughtUp>) {
      const followed = toFollowed(item);
      if (followed !== undefined) yield followed;
    }
  } finally {
    clearTimeout(unconfirmed);
    signal.removeEventListener('abort', stop);
    connection.left.removeEventListener('abort', moveOn);
    // Not awaited: where no node was found yet there is nothing to end, and the search takes its time.
    void subscription.unsubscribe().catch(() => undefined);
  }
}
