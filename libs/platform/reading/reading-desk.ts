import type { DataSource } from 'typeorm';
import type { Relation } from '#access';
import type { Reference } from '#contracts/vocabulary';
import type { AccessLogReader, Actor, KeyVault, RecordedEvent } from '#kernel';

export const READING_DESK = Symbol('reading desk');

export interface Look {
  readonly operation: string;
  readonly outcome: 'granted' | 'refused';
  readonly subjects: readonly string[];
  readonly detail?: readonly string[];
}

/** What every view needs to answer a reader, and the only door to it: nothing is read without being logged. */
export interface ReadingDesk {
  /** The views' tables. */
  readonly database: DataSource;
  readonly keyVault: KeyVault;
  readonly reference: Reference;
  readonly now: () => Date;
  /** Waits until the views show what was recorded at that position. */
  atLeast(position: string | null | undefined): Promise<void>;
  /** How the actor stands to each of these children now; an empty list for those that are nothing to them. */
  relationsTo(actor: Actor, childIds: readonly string[]): Promise<ReadonlyMap<string, readonly Relation[]>>;
  /** Recordings of this child that are released to the actor's unit today, by id. */
  releasedTo(actor: Actor, childId: string): Promise<readonly string[]>;
  /** Durable when it resolves; await it before the answer leaves. */
  log(actor: Actor, looks: readonly Look[]): Promise<void>;
  /** What was logged about a child, referral or case. */
  readonly looksAt: AccessLogReader['entriesAbout'];
  /** Events about this child as the views take them in, until the iterator is closed. */
  arriving(childId: string): AsyncIterableIterator<RecordedEvent>;
}
