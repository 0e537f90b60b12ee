import type { LogEntry } from '../log/log-entry.js';

export type EventFilter = (entry: Pick<LogEntry, 'stream' | 'type'>) => boolean;

export interface FilterRule {
  readonly on: 'stream' | 'type';
  /** Names that begin with one of these pass. */
  readonly prefixes: readonly string[];
  /** Or names that match this, where there are no prefixes; plain expressions only, dialects differ between servers. */
  readonly regex: string;
}

/** @throws {SyntaxError} for a regular expression that cannot be read */
export function eventFilter({ on, prefixes, regex }: FilterRule): EventFilter {
  if (prefixes.length > 0) return (entry) => prefixes.some((prefix) => entry[on].startsWith(prefix));
  const expression = new RegExp(regex, 'u');
  return (entry) => expression.test(entry[on]);
}
