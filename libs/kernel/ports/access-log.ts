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
  /** Resolves when the entries are durable; no answer may leave before. @throws {NoRoomLeft} and none of them is kept */
  record(entries: readonly AccessEntry[]): Promise<void>;
}

/** An entry as auditors read it, with its number in the order of recording. */
export interface RecordedAccess extends AccessEntry {
  readonly number: string;
}

export interface AccessEntries {
  /** Newest first. */
  readonly entries: readonly RecordedAccess[];
  /** Give it as `before` to read on; absent on the last page. */
  readonly next?: string;
}

export interface AccessLogReader {
  /** Who asked for, saw or changed what is told of this person or thing. @param page `limit` is 50 unless told, 500 at most */
  entriesAbout(subject: string, page?: { readonly before?: string; readonly limit?: number }): Promise<AccessEntries>;
}
