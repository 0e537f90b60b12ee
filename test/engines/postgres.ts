import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, escapeIdentifier } from 'pg';
import { startEmbeddedPostgres } from '#adapters/postgres';

/** A PostgreSQL for one spec file: its databases are empty at first and gone with it. */
export interface SpecPostgres {
  /** Connection string of a new database. */
  database(name: string): Promise<string>;
  remove(): Promise<void>;
}

async function tell(server: string, statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

function onServer(server: string): SpecPostgres {
  const made: string[] = [];
  return {
    database: async (name) => {
      const unique = `${name}_${randomBytes(6).toString('hex')}`;
      await tell(server, [`CREATE DATABASE ${escapeIdentifier(unique)}`]);
      made.push(unique);
      const url = new URL(server);
      url.pathname = unique;
      return url.href;
    },
    remove: () => tell(server, made.splice(0).map((name) => `DROP DATABASE ${escapeIdentifier(name)} WITH (FORCE)`)),
  };
}

async function embedded(): Promise<SpecPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'spec-postgres-'));
  const running = await startEmbeddedPostgres({ folder });
  return {
    database: (name) => running.database(name),
    remove: async () => {
      await running.stop();
      await rm(folder, { recursive: true });
    },
  };
}

/** On the server of DATABASE_URL, as its superuser; an embedded one of its own where that is not set. */
export function postgresForSpecs(): Promise<SpecPostgres> {
  const { DATABASE_URL: server } = process.env;
  return server === undefined ? embedded() : Promise.resolve(onServer(server));
}
