import type { LogEntry } from '../log/log-entry.js';

/** What a subscription pulls from. */
export interface LiveSource {
  /** The next events, in order; none at the end of what is stored now. */
  next(): Promise<readonly LogEntry[]>;
  /** How far the log was searched, -1 for not at all. */
  readonly position: number;
}

/** Events taken from memory at once. */
export const recentPage = 512;
