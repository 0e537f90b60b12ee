import { execFile, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const { CI, KAFKA_BROKERS: given } = process.env;

/** A real Apache Kafka broker, for one spec file. */
export interface Broker {
  readonly brokers: readonly string[];
  /** The least that this broker lets a member ask for. */
  readonly sessionTimeoutMs: number;
  stop(): Promise<void>;
}

export interface OwnBroker extends Broker {
  /** As a power cut would. */
  kill(): Promise<void>;
  /** On the same port and folder. */
  resume(): Promise<void>;
}

const there = (program: string): boolean => spawnSync(program, ['-version'], { stdio: 'ignore' }).error === undefined;

/** Whether a broker can be started without installing anything; in CI it has to be. */
export const canStartBroker: boolean = CI === 'true' || (there('java') && there('mvn'));
export const canReachBroker: boolean = given !== undefined || canStartBroker;

/** Files in PEM with which a broker speaks TLS and knows who may come. */
export interface BrokerTls {
  readonly keystore: string;
  readonly truststore: string;
}

/** A broker of this spec's own, started by infra/local/kafka.sh. */
export async function startBroker(tls?: BrokerTls): Promise<OwnBroker> {
  const state = join(tmpdir(), `spec-kafka-${randomBytes(6).toString('hex')}`);
  const encrypted = tls === undefined ? {} : { KAFKA_KEYSTORE: tls.keystore, KAFKA_TRUSTSTORE: tls.truststore };
  const kafka = async (command: string): Promise<string> => {
    const { stdout } = await run('infra/local/kafka.sh', [command], { env: { ...process.env, ...encrypted, KAFKA_STATE: state } });
    return stdout.trim().split('\n').at(-1) ?? '';
  };
  const address = await kafka('start');
  return {
    brokers: [address],
    sessionTimeoutMs: 1_000,
    kill: async () => void (await kafka('kill')),
    resume: async () => void (await kafka('resume')),
    stop: async () => void (await kafka('stop')),
  };
}

/** The broker of KAFKA_BROKERS, or one of this spec's own. */
export async function brokerForSpecs(): Promise<Broker> {
  if (given === undefined) return startBroker();
  return { brokers: given.split(','), sessionTimeoutMs: 6_000, stop: () => Promise.resolve() };
}
