import { setTimeout as sleep } from 'node:timers/promises';
import type { LogItem, StoredEvent } from '#kernel';

/** A live event waits so long for others to go with it. */
const lingerMs = 5;

type Result = IteratorResult<LogItem, unknown>;

/**
 * Events as they come, those together that come together, at most so many; none where the word came that history ends.
 * One item is asked for ahead: whoever leaves the loop has to end what the items come from.
 */
export async function* inBatches(items: AsyncIterable<LogItem>, most: number): AsyncGenerator<readonly StoredEvent[], void, undefined> {
  const iterator = items[Symbol.asyncIterator]();
  const ask = (): Promise<Result> => {
    const asked = iterator.next();
    // It may fail when nobody waits for it any more.
    asked.catch(() => undefined);
    return asked;
  };
  let pending = ask();
  for (let first = await pending; first.done !== true; first = await pending) {
    const batch: StoredEvent[] = [];
    const enough = sleep(lingerMs, undefined);
    let next: Result | undefined = first;
    while (next !== undefined && next.done !== true) {
      if (next.value.kind === 'event') batch.push(next.value.event);
      pending = ask();
      next = batch.length < most ? await Promise.race([pending, enough]) : undefined;
    }
    yield batch;
  }
}
