import { describe, expect, it } from '@jest/globals';
import { knownAmong } from './known-among.js';
import type { FoundChild } from './search.queries.js';

const size = 10;
const named = (count: number) => Array.from({ length: count }, (_, index) => ({ childId: `c-${index}`, cursor: String(index) }) as FoundChild);

/** A search over so many hits, for a reader who may know of those at these places. */
function search(count: number, places: readonly number[], most = { known: 3, looked: 50 }) {
  const all = named(count);
  const find = (after: string | undefined) => {
    const from = after === undefined ? 0 : Number(after) + 1;
    return Promise.resolve({ entries: all.slice(from, from + size), hasMore: from + size < count });
  };
  const mine = new Set(places.map((place) => `c-${place}`));
  const result = knownAmong(find, (ids) => Promise.resolve(new Set(ids.filter((id) => mine.has(id)))), most);
  return result.then(({ known, isComplete }) => ({ places: known.map(({ cursor }) => Number(cursor)), isComplete }));
}

describe('a search for a common name', () => {
  it('finds the one child that is known to the reader behind many that are not', async () => {
    expect(await search(45, [44])).toEqual({ places: [44], isComplete: true });
  });

  it('keeps the order, and ends when it has enough', async () => {
    expect(await search(1_000, [2, 13, 14, 15, 16])).toEqual({ places: [2, 13, 14], isComplete: true });
  });

  it('says so when it gave up before all were looked at', async () => {
    expect(await search(51, [3, 50])).toEqual({ places: [3], isComplete: false });
  });
});
