import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { postmasterOf } from './cut-power.js';

/** Rows of a database of a running office, past the office. */
export async function askDatabase<Row extends object>(dataFolder: string, database: string, sql: string): Promise<readonly Row[]> {
  const { port } = await postmasterOf(dataFolder);
  const password = await readFile(join(dataFolder, 'postgres', 'cluster', 'password'), 'utf8');
  const client = new Client({ connectionString: `postgres://postgres:${password}@127.0.0.1:${port}/${database}` });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}
