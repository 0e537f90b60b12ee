import type { EventStore } from '#kernel';
import { append } from './append.js';
import { AppendSlots } from './append-slots.js';
import { connect } from './connect.js';
import { readHead, readStream } from './reads.js';
import { retryRead } from './retry-read.js';
import { subscribe } from './subscribe.js';

export interface EventStoreOptions {
  /** `esdb://` or `esdb+discover://`, as the event store's documentation describes it. */
  readonly connectionString: string;
  readonly log?: (message: string) => void;
}

/**
 * The client queues appends beyond 16 on one call, and when that call breaks the queued ones end the process
 * with an unhandled rejection. Fewer than that never queue, and are more than one process can keep busy.
 */
const appendsAtOnce = 12;

/** The event store over the network: an EventStoreDB or KurrentDB cluster, or the embedded server. */
export function openEventStore({ connectionString, log = () => undefined }: EventStoreOptions): EventStore {
  const client = connect(connectionString);
  const slots = new AppendSlots(appendsAtOnce);
  const closing = new AbortController();
  return {
    readStream: (stream) => retryRead(() => readStream(client, stream)),
    append: (stream, expected, events) => append(client, slots, stream, expected, events),
    head: () => retryRead(() => readHead(client)),
    subscribe: (after, signal) => subscribe(client, after, AbortSignal.any([signal, closing.signal]), log),
    close: async () => {
      closing.abort();
      await client.dispose();
    },
  };
}
