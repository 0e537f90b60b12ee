import type { EventStore, KeyVault, Log, Position, Projection, RecordedEvent } from '#kernel';
import type { DataSource } from 'typeorm';
import type { ContractOf } from './reading/recorded.js';

/** Which rules make rows of events; kept beside the rows. */
export interface Rules {
  /** Equal where the same events give the same rows. */
  readonly fingerprint: string;
  /** Higher with every change of any rules, so that of two programs it is known which is the later one. */
  readonly edition: number;
}

export interface ProjectorOptions {
  /** Names the checkpoint; never renamed, or everything would be read again. */
  readonly name: string;
  /** Pool on the schema that holds these projections' tables and `checkpoint`, and nothing else. */
  readonly database: DataSource;
  /**
   * Opens another schema of the same database with the same migrations. Without it nothing can be rebuilt beside the living
   * tables: where other rules made their rows they are emptied at the start, and read again.
   */
  readonly openSchema?: (schema: string) => Promise<DataSource>;
  readonly eventStore: Pick<EventStore, 'subscribe'>;
  readonly keyVault: KeyVault;
  readonly projections: readonly Projection[];
  /** Of these projections. */
  readonly rules: Rules;
  readonly contractOf: ContractOf;
  /** Is told what went wrong. */
  readonly log?: Log;
  /** Is told what was durably applied, in log order; a repeat after a restart is not told again. */
  readonly onApplied?: (events: readonly RecordedEvent[]) => void;
}

export type Health = { readonly ok: true } | { readonly ok: false; readonly reason: string };

export interface Following {
  /** Position up to which every event is in the tables; -1n before the first. */
  position(): Position;
  /**
   * Whether that position was reached within the time; false too where the projector ends or the signal aborts.
   * @throws {NoRoomLeft} where it was not, for the tables' database is full
   */
  reached(position: Position, timeoutMs: number, signal?: AbortSignal): Promise<boolean>;
  /** Whether all history was read since the start, and no row is left of other rules. */
  caughtUp(): boolean;
  /**
   * Not while the database or the key vault does not answer, or a later release's rows are there; and never again after an
   * event that cannot be projected.
   */
  healthy(): Health;
  /** Resolves when nothing is read or written any more. May be called again. */
  stop(): Promise<void>;
}

export interface ProjectorHandle extends Following {
  /**
   * Reads the whole log again into fresh tables, while the living ones serve and grow, and puts them in their place.
   * Statements of their own see either the old tables or the new ones, whole; a transaction of REPEATABLE READ that spans
   * the exchange may find the new ones empty. One at a time.
   * @throws {RebuildFailed} and nothing is changed
   */
  rebuild(): Promise<void>;
  /** Whether the rows that can be read now are of these rules, and not of a later release that came after the start. */
  own(): Promise<boolean>;
}
