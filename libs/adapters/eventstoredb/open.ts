import type { EventStore, Log } from '#kernel';
import { append } from './append.js';
import { AppendSlots } from './append-slots.js';
import { connect } from './connect.js';
import { judgeRead } from './read-errors.js';
import { readHead, readStream } from './reads.js';
import { repeat } from './repeat.js';
import { subscribe } from './subscribe.js';

export interface EventStoreOptions {
  /**
   * `esdb://` or `esdb+discover://`, as the event store's documentation describes it. Its `defaultDeadline` says how
   * many milliseconds an append or a read may take with all its attempts; 10,000 where it is not given.
   */
  readonly connectionString: string;
  readonly log?: Log;
}

/** A server allows 100 calls at once on one connection; this leaves room for reads and subscriptions. */
const appendsAtOnce = 48;
const defaultPatienceMs = 10_000;

/** The event store over the network: an EventStoreDB or KurrentDB cluster, or the embedded server. */
export function openEventStore({ connectionString, log = () => undefined }: EventStoreOptions): EventStore {
  const { client, patienceMs = defaultPatienceMs } = connect(connectionString);
  const slots = new AppendSlots(appendsAtOnce);
  const closing = new AbortController();
  const read = <T>(once: (ms: number) => Promise<T>) => repeat(client, patienceMs, once, judgeRead);
  return {
    readStream: (stream) => read((ms) => readStream(client, stream, ms)),
    append: (stream, expected, events) => append(client, slots, patienceMs, stream, expected, events),
    head: () => read((ms) => readHead(client, ms)),
    subscribe: (after, signal) => subscribe(client, after, AbortSignal.any([signal, closing.signal]), patienceMs / 2, log),
    close: async () => {
      closing.abort();
      await client.close();
    },
  };
}
