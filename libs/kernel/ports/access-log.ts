import type { Actor } from '../actor.js';

/** Who looked at, searched for, was refused or changed what. No personal data: ids and codes only. */
export interface AccessEntry {
  readonly actor: Actor;
  /** Query, subscription or command by name. */
  readonly operation: string;
  readonly outcome: 'granted' | 'refused';
  /** Ids of what was asked for or shown: children, referrals, cases. */
  readonly subjects: readonly string[];
  /** Data classes that were opened in clear, or the rejection's name. */
  readonly detail: readonly string[];
  readonly at: Date;
}

export interface AccessLog {
  /** Resolves when the entries are durable; no answer may leave before. */
  record(entries: readonly AccessEntry[]): Promise<void>;
}
