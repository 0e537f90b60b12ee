import { type DataSource, type EntityManager } from 'typeorm';
import { type Inbox, parkedMessages, replay, type Retries, usualRetries } from '#adapters/inbox';
import type { Bus, Consumption, Log } from '#kernel';
import { deadLettersIn, readCheckpoint } from './direct-bus.table.js';
import { Follower, type Source } from './follow.js';

export interface DirectBusOptions extends Source {
  /** Pool on the consumer's own schema, with `directBusMigrations`. */
  readonly database: DataSource;
  readonly retries?: Retries;
  /** Is told what went wrong. */
  readonly log?: Log;
}

/**
 * The bus of an office without a broker: published events straight from the event store, each group's place in the
 * consumer's own database. Members of a group take turns; a group handles one message at a time.
 */
export function openDirectBus({ database, retries = usualRetries, log, ...source }: DirectBusOptions): Bus<EntityManager> {
  const deadLetters = deadLettersIn(database);
  const members: Follower[] = [];
  const inboxOf = (consumption: Consumption<EntityManager>): Inbox => ({ ...consumption, database, deadLetters, retries, log });
  return {
    async consume(consumption) {
      // A database that cannot be used is said at the start, like everything that is missing.
      await readCheckpoint(database, consumption.group);
      const member = new Follower(inboxOf(consumption), source);
      members.push(member);
      return member;
    },
    parked: (group) => parkedMessages(database, group),
    replay: (consumption) => replay(inboxOf(consumption)),
    async close() {
      await Promise.all(members.map((member) => member.stop()));
    },
  };
}
