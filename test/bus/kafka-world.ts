import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { DataSource, EntityManager } from 'typeorm';
import { bringTopicsAbout, kafkaBusMigrations, openKafkaBus, openKafkaSender, readTopics } from '#adapters/kafka-bus';
import { relayMigrations, type RunningRelay, startRelay } from '#adapters/relay';
import { contractOf } from '#contracts/all';
import type { Bus, BusSender, EventStore } from '#kernel';
import { effectMigrations } from '../../libs/testing/bus-contract/effects.js';
import type { BusUnderTest, Kill, Retries } from '../../libs/testing/bus-contract/bus-under-test.js';
import type { SpecPostgres } from '../engines/postgres.js';
import { EventEngines } from './engines.js';
import type { Broker } from './kafka-broker.js';
import { runUntilKilled } from './killed-process.js';

const schema = 'consumer';
export const relaySchema = 'relay';

export interface Topics {
  readonly events: string;
  readonly deadLetters: string;
}

/** Topics as infra defines them, under names that nobody else uses. */
async function freshTopics(brokers: readonly string[]): Promise<Topics> {
  const prefix = randomBytes(4).toString('hex');
  const defined = readTopics(await readFile('infra/kafka/topics.json', 'utf8'), 1);
  const named = defined.map((topic) => ({ ...topic, name: `${prefix}.${topic.name}` }));
  await bringTopicsAbout({ brokers }, named, { write: true });
  const [events = '', deadLetters = ''] = named.map(({ name }) => name);
  return { events, deadLetters };
}

/** An event store, a relay and topics of their own on a broker that is running. */
export class KafkaWorld implements BusUnderTest {
  readonly lines: string[] = [];
  readonly #opened: Bus<EntityManager>[] = [];
  readonly #sender: BusSender;
  relay: RunningRelay | undefined;

  private constructor(
    readonly engines: EventEngines,
    readonly broker: Broker,
    readonly topics: Topics,
    readonly database: DataSource,
    readonly relayDatabase: DataSource,
    readonly random: (below: number) => number,
  ) {
    this.#sender = openKafkaSender({ brokers: broker.brokers, topic: topics.events, log: (told) => this.lines.push(JSON.stringify(told)) });
  }

  static async create(postgres: SpecPostgres, broker: Broker, random: (below: number) => number): Promise<KafkaWorld> {
    const [engines, topics] = await Promise.all([EventEngines.create(postgres), freshTopics(broker.brokers)]);
    const database = await engines.schema(schema, [...kafkaBusMigrations, ...effectMigrations]);
    return new KafkaWorld(engines, broker, topics, database, await engines.schema(relaySchema, relayMigrations), random);
  }

  get eventStore(): EventStore {
    return this.engines.eventStore;
  }

  startRelay(): void {
    const { eventStore, relayDatabase, lines } = this;
    this.relay = startRelay({ eventStore, database: relayDatabase, sender: this.#sender, contractOf, log: (told) => lines.push(JSON.stringify(told)) });
  }

  open = (retries?: Retries): Bus<EntityManager> => {
    const { brokers, sessionTimeoutMs } = this.broker;
    const { database, topics, lines } = this;
    const bus = openKafkaBus({
      brokers, database, topics, sessionTimeoutMs, log: (told) => lines.push(JSON.stringify(told)),
      ...(retries === undefined ? {} : { retries }),
    });
    this.#opened.push(bus);
    return bus;
  };

  /** The relay begins at the oldest event again, as after a backup of its checkpoint was put back. */
  deliverAgain = async (): Promise<void> => {
    await this.relay?.stop();
    await this.relayDatabase.query('UPDATE relayed_up_to SET position = -1');
    this.startRelay();
  };

  cutDatabase = (): Promise<void> => this.engines.cut(schema);

  runUntilKilled = (group: string, kill: Kill): Promise<void> => {
    const { brokers, sessionTimeoutMs } = this.broker;
    const bus = { kind: 'kafka', brokers, sessionTimeoutMs, topics: this.topics };
    return runUntilKilled('member', { MEMBER: JSON.stringify({ database: { url: this.engines.databaseUrl, schema }, bus, group, kill }) });
  };

  async remove(): Promise<void> {
    await Promise.all(this.#opened.map((bus) => bus.close()));
    await this.relay?.stop();
    await this.#sender.close();
    await this.engines.remove();
  }
}
