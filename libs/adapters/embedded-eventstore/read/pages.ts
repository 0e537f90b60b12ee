import type { LogEntry } from '../log/log-entry.js';
import type { EventReads } from '../storage/event-reads.js';
import { firstPage, nextPageSize } from './page-size.js';
import type { From, ReadRequest } from './read-request.js';

/** What a read needs of the tables. */
export type PageReads = Pick<EventReads, 'allForwards' | 'allBackwards' | 'streamForwards' | 'streamBackwards'>;

const newest = Number.MAX_SAFE_INTEGER;

interface Walk {
  readonly start: number;
  readonly fetch: (cursor: number, limit: number) => Promise<LogEntry[]>;
  readonly next: (last: LogEntry) => number;
}

function startOf(from: From): number {
  if (from === 'start') return 0;
  return from === 'end' ? newest : from;
}

function walk(reads: PageReads, { stream, from, backwards }: ReadRequest): Walk {
  const start = startOf(from);
  if (stream === undefined) {
    return backwards
      ? { start, fetch: (before, limit) => reads.allBackwards(before, limit), next: (last) => last.position }
      : { start, fetch: (at, limit) => reads.allForwards(at, limit), next: (last) => last.position + 1 };
  }
  return backwards
    ? { start, fetch: (at, limit) => reads.streamBackwards(stream, at, limit), next: (last) => last.revision - 1 }
    : { start, fetch: (at, limit) => reads.streamForwards(stream, at, limit), next: (last) => last.revision + 1 };
}

/** The events asked for, page by page, up to the end of what is stored now. */
export async function* pagesOf(reads: PageReads, request: ReadRequest): AsyncGenerator<readonly LogEntry[]> {
  const { start, fetch, next } = walk(reads, request);
  let left = request.limit;
  let size = firstPage;
  for (let cursor = start; left > 0; ) {
    const limit = request.filter === undefined ? Math.min(size, left) : size;
    const page = await fetch(cursor, limit);
    const passing = page.filter((entry) => request.filter?.passes(entry) ?? true).slice(0, left);
    left -= passing.length;
    yield passing;
    const last = page.at(-1);
    if (last === undefined || page.length < limit) return;
    cursor = next(last);
    size = nextPageSize(page);
  }
}
