import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '#adapters/postgres';
import { type User, signIn } from '../harness/graphql-client.js';
import type { Office } from '../harness/office.js';
import { type Staff, staffUnits } from './life-of-a-child.js';

export async function signInStaff({ url }: Office): Promise<Staff> {
  const users = await Promise.all(Object.entries(staffUnits).map(async ([role, unit]): Promise<[string, User]> => [role, await signIn(url, unit)]));
  return Object.fromEntries(users) as unknown as Staff;
}

type Ask = (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;

/** Opens a stopped office's database server and gives every database of it in turn. */
export async function eachDatabase(dataFolder: string, work: (database: string, ask: Ask) => Promise<void>): Promise<void> {
  const server = await startEmbeddedPostgres({ folder: join(dataFolder, 'postgres') });
  try {
    for (const name of ['postgres', 'events', 'toldonce', 'vault']) {
      const client = new Client({ connectionString: await server.database(name) });
      await client.connect();
      try {
        await work(name, async (sql) => (await client.query<Record<string, unknown>>(sql)).rows);
      } finally {
        await client.end();
      }
    }
  } finally {
    await server.stop();
  }
}

const tablesSql = `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
  WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`;

/** Names of all tables of one database, quoted. */
export const tablesOf = async (ask: Ask): Promise<readonly string[]> => (await ask(tablesSql)).map(({ name }) => String(name));

/** Every row of every table as text: what the server has compressed in its files stands here in clear. */
export async function everyRow(dataFolder: string): Promise<readonly { readonly table: string; readonly text: string }[]> {
  const all: { table: string; text: string }[] = [];
  await eachDatabase(dataFolder, async (database, ask) => {
    for (const table of await tablesOf(ask)) {
      for (const { row } of await ask(`SELECT t::text AS row FROM ${table} t`)) all.push({ table: `${database} ${table}`, text: String(row) });
    }
  });
  return all;
}

