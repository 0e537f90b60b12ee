import type { LogItem, StoredEvent } from '#kernel';
import { Bell } from './bell.js';

export interface Batch {
  readonly events: readonly StoredEvent[];
  /** Whether all history was read when these events were. */
  readonly caughtUp: boolean;
}

/**
 * Hands out all that arrived while the last batch was worked on, at most so many events: no event waits for others to come.
 * Reads ahead by no more than that.
 */
export async function* inBatches(items: AsyncIterable<LogItem>, most: number): AsyncGenerator<Batch, void, undefined> {
  const waiting: LogItem[] = [];
  const arrived = new Bell();
  const taken = new Bell();
  let ended = false;
  let closed = false;
  let failure: { readonly error: unknown } | undefined;

  const read = async (): Promise<void> => {
    for await (const item of items) {
      waiting.push(item);
      arrived.ring();
      while (waiting.length >= most && !closed) await taken.wait();
      if (closed) return;
    }
  };
  void read()
    .catch((error: unknown) => (failure = { error }))
    .finally(() => {
      ended = true;
      arrived.ring();
    });

  try {
    while (!ended || waiting.length > 0) {
      if (waiting.length === 0) {
        await arrived.wait();
        continue;
      }
      const batch = waiting.splice(0, most);
      taken.ring();
      yield {
        events: batch.flatMap((item) => (item.kind === 'event' ? [item.event] : [])),
        caughtUp: batch.some(({ kind }) => kind === 'caught-up'),
      };
    }
    if (failure !== undefined) throw failure.error;
  } finally {
    closed = true;
    taken.ring();
  }
}
