import { resolve } from 'node:path';
import { z } from 'zod';

const portFrom = (lowest: number) => z.coerce.number('is no port').int('is no port').min(lowest, 'is no port').max(65_535, 'is no port');
const port = (otherwise: number) => portFrom(0).default(otherwise);
const healthPort = port(0).describe('Port for health over HTTP; 0 takes any free one.');
const folder = (otherwise: string) => z.string().default(otherwise).transform((path) => resolve(path));

/** What every process of the product is told by its environment. */
export const commonSettings = {
  NODE_ENV: z
    .string()
    .default('development')
    .describe('`production` switches off what serves development only: an issuer of its own, a page to try queries, a master key made by itself.'),
  DATA_FOLDER: folder('data').describe('Where a development machine keeps its databases and keys; in production nothing is written there.'),
  REFERENCE_FOLDER: folder('infra/reference').describe('The dated lists: `provinces.json`, `units.json`, `offences.json`, `service-levels.json`, `follow-up-visits.json`, `contact-limits.json`, `repeat-answers.json`. Replace the files and restart.'),
  DATABASE_URL: z
    .url('is no URL such as postgres://user:password@host:5432/toldonce')
    .optional()
    .describe('PostgreSQL database of facts and views, `postgres://user:password@host:5432/toldonce`; for TLS `?sslmode=verify-full&sslrootcert=<file>`.'),
  VAULT_DATABASE_URL: z
    .url('is no URL such as postgres://user:password@host:5432/vault')
    .optional()
    .describe('PostgreSQL database of the key vault: never the one that holds events or views, and backed up apart from both.'),
  VAULT_MASTER_KEY_FILE: z
    .string()
    .optional()
    .describe('File with 32 bytes in base64 that wraps all data keys. Whoever loses it can read nothing personal any more.'),
  EVENTSTORE_URL: z
    .string()
    .regex(/^(esdb|kurrentdb|kurrent)(\+discover)?:\/\//, 'is no connection string such as esdb://host:2113')
    .optional()
    .describe('The event store: `esdb://user:password@host:2113?tlsCAFile=<file>`, or `esdb+discover://…` for a cluster.'),
  OIDC_ISSUER: z.url('is no URL').optional().describe('The `iss` that access tokens must carry, and where discovery begins. Must be set in production.'),
  OIDC_AUDIENCE: z.string().default('toldonce').describe('The `aud` that access tokens must carry.'),
  OIDC_JWKS_URL: z.url('is no URL').optional().describe('Where the public keys of the issuer are, if it is not reached from here under its public name.'),
} as const;

/** What those who keep the product running are told. */
export const tellingSettings = {
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url('is no URL such as http://collector:4318')
    .optional()
    .describe('Where figures and traces are sent, over OTLP in HTTP and JSON. Without it nothing leaves, and no trace is kept.'),
  OTEL_METRIC_EXPORT_INTERVAL: z.coerce.number('is no number').int('is no whole number').min(100, 'is less than 100').default(15_000).describe('Milliseconds from one message with figures to the next.'),
  METRICS_PORT: portFrom(1)
    .optional()
    .describe('Port on which Prometheus may fetch the same figures, at `/metrics`; without it they are not served. It asks nobody to sign in: keep it to the inner network.'),
} as const;

const pem = z.string().regex(/^-----BEGIN [A-Z ]+-----/, 'is no PEM text').optional();

/** How the bus is reached by those who use it. */
export const busSettings = {
  KAFKA_BROKERS: z
    .string()
    .regex(/^[^:,\s]+:\d{1,5}(,[^:,\s]+:\d{1,5})*$/, 'is no list of brokers such as kafka-1:9092,kafka-2:9092')
    .transform((list) => list.split(','))
    .optional()
    .describe('Kafka brokers, `host:port,host:port`. Where they are named the policies act on what the relay has sent there; else on the event store itself.'),
  KAFKA_CA: pem.describe('PEM certificate of the authority that signed the brokers\' own; give it as `KAFKA_CA_FILE`. With it connections are encrypted.'),
  KAFKA_CERTIFICATE: pem.describe('PEM certificate shown to the brokers; give it as `KAFKA_CERTIFICATE_FILE`, and the key with it.'),
  KAFKA_KEY: pem.describe('PEM private key of that certificate; give it as `KAFKA_KEY_FILE`.'),
} as const;

const host = z.string().default('127.0.0.1').describe('Address to listen on.');

const pemFile = (what: string) => z.string().optional().describe(what);

/** How the gateway and the services know each other; all three files or none, and in production all three. */
export const commandTlsSettings = {
  COMMAND_TLS_CA_FILE: pemFile('File (PEM) with the authority, or several, that signed the certificates of the gateway and the services. No other counts.'),
  COMMAND_TLS_CERTIFICATE_FILE: pemFile('File (PEM) with the certificate of this program, and those between it and the authority. Read again every minute and on `SIGHUP`.'),
  COMMAND_TLS_KEY_FILE: pemFile('File (PEM) with its private key, without a password.'),
  COMMAND_TLS_DOMAIN: z
    .string()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/, 'is no domain such as toldonce.example')
    .optional()
    .describe('What follows the names in those certificates: `toldonce.example` wants `gateway.toldonce.example`, `police.toldonce.example`; without it `gateway`, `police`.'),
} as const;

export const serviceSettings = {
  ...commonSettings,
  ...commandTlsSettings,
  HOST: host,
  PORT: healthPort,
  COMMAND_PORT: port(0).describe('Port on which the gateway sends commands; 0 takes any free one.'),
  ...tellingSettings,
  ...busSettings,
} as const;

export const relaySettings = {
  DATABASE_URL: commonSettings.DATABASE_URL,
  EVENTSTORE_URL: commonSettings.EVENTSTORE_URL,
  HOST: host,
  PORT: healthPort,
  ...tellingSettings,
  ...busSettings,
} as const;

const address = (otherwise: string, service: string) =>
  z
    .string()
    .regex(/^[^:\s]+:\d{1,5}$/, 'is no address such as 127.0.0.1:4101')
    .default(otherwise)
    .transform((value) => ({ host: value.slice(0, value.lastIndexOf(':')), port: Number(value.slice(value.lastIndexOf(':') + 1)) }))
    .describe(`Where the ${service} service takes commands.`);

export const gatewaySettings = {
  ...commonSettings,
  ...commandTlsSettings,
  HOST: host,
  PORT: port(4000).describe('Port for GraphQL and health; 0 takes any free one.'),
  ...tellingSettings,
  POLICE_ADDRESS: address('127.0.0.1:4101', 'police'),
  DOSVY_ADDRESS: address('127.0.0.1:4102', 'DoSVY'),
  COURT_ADDRESS: address('127.0.0.1:4103', 'court'),
  NGO_ADDRESS: address('127.0.0.1:4104', 'NGO'),
} as const;

export const backupSettings = {
  ...commonSettings,
  EVENTS_DATABASE_URL: z
    .url('is no URL such as postgres://user:password@host:5432/events')
    .optional()
    .describe('PostgreSQL database in which the embedded event store keeps its log, where that is not `DATABASE_URL`.'),
} as const;
