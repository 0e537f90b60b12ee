import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type OwnBroker, startBroker } from '../../bus/kafka-broker.js';
import { newDataFolder } from '../../harness/data-folder.js';
import { type FiveProcesses, startProcesses } from '../../harness/five-processes.js';
import { freePort } from '../../harness/free-port.js';
import { type RunningProcess, startProcess } from '../../harness/running-process.js';
import { type AppliedRoles, applyRoles, ask } from '../../infra/applied-roles.js';
import { OtlpReceiver } from '../../telemetry/otlp-receiver.js';

interface Ready {
  readonly status: number;
  readonly missing: readonly string[];
}

const dosvysReadiness = (five: FiveProcesses) => `${five.health.dosvy}/ready`;

/** Referrals of low risk are owed an answer within a second, all others as everywhere. */
async function impatientReference(folder: string): Promise<string> {
  const target = join(folder, 'reference');
  await cp('infra/reference', target, { recursive: true });
  const file = join(target, 'service-levels.json');
  const levels = JSON.parse(await readFile(file, 'utf8')) as { risk: string }[];
  await writeFile(file, JSON.stringify(levels.map((level) => (level.risk === 'LOW' ? { ...level, answerWithinHours: 1 / 3_600 } : level))));
  return target;
}

async function makeTopics(brokers: string): Promise<void> {
  const topics = startProcess('dist/apps/topics/main.js', ['--replication', '1'], { KAFKA_BROKERS: brokers });
  if ((await topics.ended) !== 0) throw new Error(topics.output());
}

/**
 * Five processes, an event store and relays, each a program of its own under a role of its own, on a real PostgreSQL and
 * a real Kafka.
 */
export class Country {
  private constructor(
    private readonly started: (() => Promise<unknown>)[],
    private readonly server: AppliedRoles,
    readonly broker: OwnBroker,
    readonly eventStoreUrl: string,
    /** What a person at the command line of the dosvy service has in the environment. */
    readonly environment: Readonly<Record<string, string>>,
    readonly five: FiveProcesses,
    /** Where all of them send what they do. */
    readonly collector: OtlpReceiver,
  ) {}

  static async start(): Promise<Country> {
    const started: (() => Promise<unknown>)[] = [];
    try {
      const folder = await newDataFolder('over-kafka');
      started.unshift(() => folder.remove());
      const server = await applyRoles();
      started.unshift(() => server.remove());
      const broker = await startBroker();
      started.unshift(() => broker.stop());
      const collector = await OtlpReceiver.start();
      started.unshift(() => collector.stop());
      const KAFKA_BROKERS = broker.brokers.join();
      await makeTopics(KAFKA_BROKERS);
      const eventStore = startProcess('dist/apps/eventstore/main.js', [], { DATABASE_URL: server.url('toldonce_eventstore'), EVENTSTORE_PORT: '0' });
      started.unshift(() => eventStore.end());
      await eventStore.says(/ready at \S+\n/);
      const EVENTSTORE_URL = /ready at (\S+)/.exec(eventStore.output())?.[1] ?? '';
      const REFERENCE_FOLDER = await impatientReference(folder.path);
      const environmentOf = (name: string) => ({
        DATA_FOLDER: folder.path,
        DATABASE_URL: server.url(`toldonce_${name}`),
        VAULT_DATABASE_URL: server.url('toldonce_vault'),
        EVENTSTORE_URL,
        REFERENCE_FOLDER,
        OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
        ...(name === 'gateway' ? {} : { KAFKA_BROKERS }),
      });
      const five = await startProcesses(folder.path, environmentOf);
      started.unshift(() => five.end());
      return new Country(started, server, broker, EVENTSTORE_URL, environmentOf('dosvy'), five, collector);
    } catch (error) {
      for (const end of started) await end();
      throw error;
    }
  }

  /** Where its health is. */
  async startRelay(): Promise<{ readonly running: RunningProcess; readonly health: string }> {
    const PORT = String(await freePort());
    const running = startProcess('dist/apps/relay/main.js', [], {
      DATABASE_URL: this.server.url('toldonce_relay'),
      EVENTSTORE_URL: this.eventStoreUrl,
      KAFKA_BROKERS: this.broker.brokers.join(),
      OTEL_EXPORTER_OTLP_ENDPOINT: this.collector.url,
      PORT,
    });
    this.started.unshift(() => running.end());
    await running.says('ready:');
    return { running, health: `http://127.0.0.1:${PORT}/health` };
  }

  /** Rows of the database of services and gateway, past the product. */
  ask = (statement: string): Promise<readonly Record<string, unknown>[]> => ask(this.server.administrator('toldonce_gateway'), statement);

  async relayedUpTo(): Promise<bigint> {
    const [row] = await this.ask('SELECT position FROM relay.relayed_up_to');
    return BigInt(String(row?.['position']));
  }

  /** What the service lacks whose policies remind of referrals. */
  readiness = (): Promise<Ready> => readinessAt(dosvysReadiness(this.five));

  async end(): Promise<void> {
    for (const end of this.started) await end();
  }
}

export async function readinessAt(url: string): Promise<Ready> {
  const answer = await fetch(url);
  const { missing = [] } = (await answer.json()) as { missing?: readonly string[] };
  return { status: answer.status, missing };
}
