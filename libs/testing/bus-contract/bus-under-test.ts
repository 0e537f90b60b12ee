import type { DataSource, EntityManager } from 'typeorm';
import type { Bus, EventStore } from '#kernel';

export interface Retries {
  readonly attempts: number;
  readonly firstMs: number;
  readonly longestMs: number;
}

/** Where a member that is a process of its own kills itself, and at which of its messages. */
export interface Kill {
  /** With the handler's rows written and the transaction open, or after its end and before the checkpoint. */
  readonly at: 'before-commit' | 'after-commit';
  readonly message: number;
}

/** One world for one test: an event store with a bus behind it, and the database of one consumer. */
export interface BusUnderTest {
  readonly eventStore: EventStore;
  /** With the tables of the bus, and of `effectMigrations`. */
  readonly database: DataSource;
  /** All that the bus wrote to its log. */
  readonly lines: readonly string[];
  /** A number from 0 to below this, the same for the same seed, which was printed. */
  readonly random: (below: number) => number;
  /** The bus as one more process of the consumer has it; closed with the world. */
  readonly open: (retries?: Retries) => Bus<EntityManager>;
  /** Lets everything arrive again under the same ids, for a group that is not running. */
  readonly deliverAgain: (group: string) => Promise<void>;
  /** Ends every connection of the consumer to its database. */
  readonly cutDatabase: () => Promise<void>;
  /** Runs a member of the group in a process of its own, which notes each message's effect; resolves when the kill has come. */
  readonly runUntilKilled: (group: string, kill: Kill) => Promise<void>;
  remove(): Promise<void>;
}

export type World = () => BusUnderTest;
