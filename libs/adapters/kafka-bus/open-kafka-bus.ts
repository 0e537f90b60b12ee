import type { DataSource, EntityManager } from 'typeorm';
import { type Inbox, parkedMessages, replay, type Retries, usualRetries } from '#adapters/inbox';
import type { Bus, Consumption, Log } from '#kernel';
import { connect, type KafkaAddress } from './connection.js';
import { deadLettersOn } from './dead-letters.js';
import { Member } from './member.js';
import { awayFor, reasonFor } from './away.js';
import { Outlet } from './outlet.js';
import { deadLetterTopic, eventsTopic } from './topic-definitions.js';

export interface KafkaBusOptions extends KafkaAddress {
  /** Pool on the consumer's own schema, with `kafkaBusMigrations`. Up to four messages of a member are handled at once. */
  readonly database: DataSource;
  readonly retries?: Retries;
  /** 30 s unless told; the broker has a lower bound, 6 s unless it was told. */
  readonly sessionTimeoutMs?: number;
  /** `toldonce.events` and `toldonce.dead-letter` unless told. */
  readonly topics?: { readonly events: string; readonly deadLetters: string };
  /** Is told what went wrong. */
  readonly log?: Log;
}

const usualTopics = { events: eventsTopic, deadLetters: deadLetterTopic };

export interface KafkaBus extends Bus<EntityManager> {
  /** Whether every member that was started here is in its group now. */
  connected(): boolean;
}

/** The bus over Apache Kafka. Connects when it is used, and begins anew whenever the broker was away. */
export function openKafkaBus(options: KafkaBusOptions): KafkaBus {
  const { database, retries = usualRetries, sessionTimeoutMs = 30_000, topics = usualTopics, log, ...address } = options;
  const kafka = connect(address, log);
  const outlet = new Outlet(kafka);
  const deadLetters = deadLettersOn(kafka, outlet, topics.deadLetters);
  const members: Member[] = [];
  const inboxOf = (consumption: Consumption<EntityManager>): Inbox => ({ ...consumption, database, deadLetters, retries, log });
  return {
    async consume(consumption) {
      // A database that cannot be used is said at the start, like everything that is missing.
      await parkedMessages(database, consumption.group);
      const because = (error: unknown) => reasonFor(error, address, topics.events);
      const member = new Member(inboxOf(consumption), { kafka, topic: topics.events, sessionTimeoutMs }, because);
      members.push(member);
      return member;
    },
    connected: () => members.every((member) => member.connected()),
    parked: (group) => parkedMessages(database, group),
    replay: (consumption) =>
      replay(inboxOf(consumption)).catch((error: unknown) => {
        throw awayFor(error, address, topics.deadLetters);
      }),
    async close() {
      await Promise.all(members.map((member) => member.stop()));
      await outlet.close();
    },
  };
}
