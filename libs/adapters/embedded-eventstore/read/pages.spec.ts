import { describe, expect, it } from '@jest/globals';
import type { LogEntry } from '../log/log-entry.js';
import { firstPage, nextPageSize } from './page-size.js';
import { pagesOf, type PageReads } from './pages.js';
import type { ReadRequest } from './read-request.js';

/** A log of 500 events, every second of them in stream `s`. */
const log: readonly LogEntry[] = Array.from({ length: 500 }, (_, position) => ({
  position,
  stream: position % 2 === 0 ? 's' : 't',
  revision: Math.floor(position / 2),
  type: position % 10 === 0 ? 'Tenth' : 'Other',
  frame: Buffer.alloc(100),
}));
const own = log.filter((entry) => entry.stream === 's');
const page = (entries: readonly LogEntry[], limit: number) => Promise.resolve(entries.slice(0, limit));
const reads: PageReads = {
  allForwards: (from, limit) => page(log.filter((entry) => entry.position >= from), limit),
  allBackwards: (before, limit) => page(log.filter((entry) => entry.position < before).toReversed(), limit),
  streamForwards: (_, from, limit) => page(own.filter((entry) => entry.revision >= from), limit),
  streamBackwards: (_, from, limit) => page(own.filter((entry) => entry.revision <= from).toReversed(), limit),
};

async function read(request: Partial<ReadRequest>): Promise<number[]> {
  const whole: ReadRequest = { stream: undefined, from: 'start', backwards: false, limit: Infinity, filter: undefined, live: false, ...request };
  const positions: number[] = [];
  for await (const entries of pagesOf(reads, whole)) positions.push(...entries.map((entry) => entry.position));
  return positions;
}
const all = log.map((entry) => entry.position);
const evens = own.map((entry) => entry.position);

describe('reading page by page', () => {
  it.each<[string, Partial<ReadRequest>, number[]]>([
    ['the whole log', {}, all],
    ['the log from a position, included', { from: 300 }, all.slice(300)],
    ['the log backwards', { from: 'end', backwards: true }, all.toReversed()],
    ['the log backwards from a position, left out', { from: 300, backwards: true }, all.slice(0, 300).toReversed()],
    ['a whole stream', { stream: 's' }, evens],
    ['a stream from a revision, included', { stream: 's', from: 100 }, evens.slice(100)],
    ['a stream backwards from a revision, included', { stream: 's', from: 100, backwards: true }, evens.slice(0, 101).toReversed()],
    ['a limited number across pages', { limit: firstPage + 1 }, all.slice(0, firstPage + 1)],
    ['nothing from the end on', { from: 'end' }, []],
    ['nothing where none are wanted', { limit: 0 }, []],
    ['what a filter passes, counted after it', { limit: 20, filter: { passes: (e) => e.type === 'Tenth', checkpointInterval: 1 } }, all.filter((n) => n % 10 === 0).slice(0, 20)],
  ])('gives %s', async (_, request, expected) => {
    expect(await read(request)).toEqual(expected);
  });

  it('asks for fewer events at once when they are large, for more when they are small', () => {
    const of = (bytes: number) => nextPageSize([{ frame: Buffer.alloc(bytes) }]);
    expect([of(1_000_000), of(40_000), of(10), nextPageSize([])]).toEqual([8, 104, 1_000, firstPage]);
  });
});
