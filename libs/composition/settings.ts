import { resolve } from 'node:path';
import { z } from 'zod';

const port = (otherwise: number) => z.coerce.number('is no port').int('is no port').min(0, 'is no port').max(65_535, 'is no port').default(otherwise);
const folder = (otherwise: string) => z.string().default(otherwise).transform((path) => resolve(path));

/** What every process of the product is told by its environment. */
export const commonSettings = {
  NODE_ENV: z.string().default('development'),
  DATA_FOLDER: folder('data'),
  REFERENCE_FOLDER: folder('infra/reference'),
  /** PostgreSQL database for facts and views, one schema per service. */
  DATABASE_URL: z.url('is no URL such as postgres://user:password@host:5432/toldonce').optional(),
  /** PostgreSQL database of the key vault: never the one that holds events or views. */
  VAULT_DATABASE_URL: z.url('is no URL such as postgres://user:password@host:5432/vault').optional(),
  /** File with 32 bytes in base64 that wraps all data keys. */
  VAULT_MASTER_KEY_FILE: z.string().optional(),
  EVENTSTORE_URL: z.string().regex(/^(esdb|kurrentdb|kurrent)(\+discover)?:\/\//, 'is no connection string such as esdb://host:2113').optional(),
  OIDC_ISSUER: z.url('is no URL').optional(),
  OIDC_AUDIENCE: z.string().default('toldonce'),
  OIDC_JWKS_URL: z.url('is no URL').optional(),
} as const;

export const serviceSettings = {
  ...commonSettings,
  HOST: z.string().default('127.0.0.1'),
  /** Health over HTTP. */
  PORT: port(0),
  COMMAND_PORT: port(0),
} as const;

const address = (otherwise: string) =>
  z
    .string()
    .regex(/^[^:\s]+:\d{1,5}$/, 'is no address such as 127.0.0.1:4101')
    .default(otherwise)
    .transform((value) => ({ host: value.slice(0, value.lastIndexOf(':')), port: Number(value.slice(value.lastIndexOf(':') + 1)) }));

export const gatewaySettings = {
  ...commonSettings,
  HOST: z.string().default('127.0.0.1'),
  PORT: port(4000),
  POLICE_ADDRESS: address('127.0.0.1:4101'),
  DOSVY_ADDRESS: address('127.0.0.1:4102'),
  COURT_ADDRESS: address('127.0.0.1:4103'),
  NGO_ADDRESS: address('127.0.0.1:4104'),
} as const;
