import type { LogEntry } from '../log/log-entry.js';

const smallest = 8;
const largest = 1_000;
const targetBytes = 4 * 1024 * 1024;

export const firstPage = 128;

/** How many events to fetch next, so that a page of large events does not fill the memory. */
export function nextPageSize(page: readonly Pick<LogEntry, 'frame'>[]): number {
  const bytes = page.reduce((sum, entry) => sum + entry.frame.length, 0);
  if (bytes === 0) return firstPage;
  return Math.min(largest, Math.max(smallest, Math.floor((targetBytes * page.length) / bytes)));
}
