import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import kafkajs, { type Kafka } from 'kafkajs';
import { startEmbeddedEventStore } from '#adapters/embedded-eventstore';
import { until } from '#testing';
import { canStartBroker, startBroker } from '../bus/kafka-broker.js';
import { freePort } from '../harness/free-port.js';
import { type RunningProcess, startProcess } from '../harness/running-process.js';
import { processes, serviceOf } from './compose-file.js';
import { startEncryptedPostgres } from './encrypted-postgres.js';
import { type Issuer, startIssuer } from './issuer.js';

type Name = (typeof processes)[number];
const names = [...processes, 'relay'] as const;
type Texts = Readonly<Record<string, string>>;

interface CountryProcess {
  readonly port: number;
  readonly environment: Texts;
  readonly running: RunningProcess;
  /** Starts it again after it has ended, and waits until it serves. */
  again(): Promise<void>;
}

/** The processes of compose.yaml, with its settings and its secrets, on this machine instead of in containers. */
export interface Country {
  readonly of: Readonly<Record<Name, CountryProcess>>;
  /** Undefined where no Kafka can be started: then the policies listen to the event store. */
  readonly relay: CountryProcess | undefined;
  /** A client of that Kafka that shows this program's certificate. */
  readonly kafkaAs: ((name: Name) => Kafka) | undefined;
  /** What make-secrets.sh made, by file name. */
  readonly secrets: Texts;
  readonly issuer: Issuer;
  /** Connection string of PostgreSQL's administrator. */
  readonly administrator: string;
  end(): Promise<void>;
}

const forEach = async <N extends string, T>(all: readonly N[], make: (name: N) => Promise<T>) =>
  Object.fromEntries(await Promise.all(all.map(async (name) => [name, await make(name)] as const))) as Record<N, T>;

async function makeSecrets(folder: string): Promise<Texts> {
  execFileSync('bash', ['infra/compose/make-secrets.sh', folder], { stdio: 'pipe' });
  const names = await readdir(folder);
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)));
}

export async function startCountry(): Promise<Country> {
  execFileSync(process.execPath, ['infra/scripts/build.mjs'], { env: {} });
  const folder = await mkdtemp(join(tmpdir(), 'country-'));
  const secrets = await makeSecrets(join(folder, 'secrets'));
  const { postgres_key: key = '', postgres_certificate: certificate = '' } = secrets;
  const postgres = await startEncryptedPostgres({ key, certificate });
  const eventStore = await startEmbeddedEventStore({ databaseUrl: await postgres.database('events'), port: 0 });
  const broker = canStartBroker ? await startBroker({ keystore: join(folder, 'secrets', 'kafka_keystore'), truststore: join(folder, 'secrets', 'ca') }) : undefined;
  const issuer = await startIssuer(serviceOf('gateway').environment['OIDC_ISSUER'] ?? '', { key, cert: certificate });
  const ports = await forEach(names, async () => ({ http: await freePort(), command: await freePort() }));

  const inside = (service: string, target: string) => join(folder, `${service}.${target}`);
  /** What a container finds under /run/secrets, with the addresses that the engines have here. */
  const mount = (service: string) =>
    Promise.all(
      serviceOf(service).secrets.map(async ({ source, target }) => {
        const moved = (secrets[source] ?? '')
          .replace('@postgres:5432/', `@127.0.0.1:${new URL(postgres.administrator).port}/`)
          .replace('/run/secrets/ca', join(folder, 'secrets', 'ca'));
        await writeFile(inside(service, target), source === 'eventstore_url' ? eventStore.connectionString : moved);
        return inside(service, target);
      }),
    );

  const administratorFile = join(folder, 'administrator');
  await writeFile(administratorFile, `${postgres.administrator}?sslmode=verify-full&sslrootcert=${join(folder, 'secrets', 'ca')}`);
  const urls = (await mount('databases')).filter((file) => /(?<!admin)_url$/.test(file));
  await promisify(execFile)(process.execPath, ['infra/postgres/apply.mjs', administratorFile, ...urls], { env: {} });

  const environmentOf = (name: string, here: Texts): Texts =>
    Object.fromEntries(
      Object.entries(serviceOf(name).environment)
        .filter(([variable]) => broker !== undefined || !variable.startsWith('KAFKA_'))
        .map(([variable, value]) => [variable, here[variable] ?? value.replace(/^\/run\/secrets\/(.*)$/, (_, target: string) => inside(name, target))]),
    );
  const KAFKA_BROKERS = broker?.brokers.join() ?? '';
  if (broker !== undefined) {
    await mount('topics');
    await promisify(execFile)(process.execPath, serviceOf('topics').command.slice(1), { env: environmentOf('topics', { KAFKA_BROKERS }) });
  }

  async function start(name: (typeof names)[number]): Promise<CountryProcess> {
    await mount(name);
    const addresses = Object.fromEntries(processes.map((other) => [`${other.toUpperCase()}_ADDRESS`, `127.0.0.1:${ports[other].command}`]));
    const { http: port, command: commandPort } = ports[name];
    const here: Texts = { ...addresses, HOST: '127.0.0.1', PORT: String(port), COMMAND_PORT: String(commandPort), OIDC_JWKS_URL: issuer.jwksUrl, OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9', KAFKA_BROKERS };
    const environment = environmentOf(name, here);
    const begin = () => startProcess(serviceOf(name).command.at(-1) ?? '', [], environment);
    let running = begin();
    const isReady = async () => (await fetch(`http://127.0.0.1:${port}/health/ready`)).ok;
    const again = async () => {
      running = begin();
      await running.says('ready: ');
      await until(`${name} is ready`, isReady);
    };
    return { port, environment, again, get running() { return running; } };
  }

  const of = await forEach(processes, start);
  const relay = broker === undefined ? undefined : await start('relay');
  const all = [...Object.values(of), ...(relay === undefined ? [] : [relay])];
  const end = async () => {
    await Promise.all(all.map(({ running }) => running.end()));
    await broker?.stop();
    await issuer.stop();
    await eventStore.stop();
    await postgres.stop();
    await rm(folder, { recursive: true });
  };
  try {
    await Promise.all(all.map(({ running }) => running.says('ready: ')));
  } catch (error) {
    await end();
    throw error;
  }
  const kafkaAs = (name: Name) =>
    new kafkajs.Kafka({
      brokers: [KAFKA_BROKERS],
      ssl: { ca: [secrets['ca'] ?? ''], cert: secrets[`${name}_certificate`] ?? '', key: secrets[`${name}_key`] ?? '' },
      logLevel: kafkajs.logLevel.NOTHING,
      retry: { retries: 2 },
    });
  return { of, relay, kafkaAs: broker === undefined ? undefined : kafkaAs, secrets, issuer, administrator: postgres.administrator, end };
}
