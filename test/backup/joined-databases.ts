import { join } from 'node:path';
import { Client } from 'pg';
import { joinEmbeddedPostgres } from '#adapters/postgres';

export type Row = Readonly<Record<string, unknown>>;

/** The databases of a data folder, beside the office that runs on it or without one. */
export interface JoinedDatabases {
  readonly url: (database: string) => Promise<string>;
  readonly events: Client;
  readonly office: Client;
  readonly vault: Client;
  leave(): Promise<void>;
}

export async function joinDatabases(dataFolder: string): Promise<JoinedDatabases> {
  const postgres = await joinEmbeddedPostgres({ folder: join(dataFolder, 'postgres') });
  if (postgres === undefined) throw new Error('no data there');
  const open = async (name: string) => {
    const client = new Client({ connectionString: await postgres.database(name) });
    // A lost connection also fails the query that waits on it.
    client.on('error', () => undefined);
    await client.connect();
    return client;
  };
  const [events, office, vault] = [await open('events'), await open('toldonce'), await open('vault')];
  return {
    url: (name) => postgres.database(name),
    events,
    office,
    vault,
    leave: async () => {
      for (const client of [events, office, vault]) await client.end();
      await postgres.stop();
    },
  };
}

export const ask = async (client: Client, sql: string, values: readonly unknown[] = []): Promise<readonly Row[]> =>
  (await client.query<Row>(sql, [...values])).rows;
