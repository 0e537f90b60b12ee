import { Client } from 'pg';

/** Rows read the same on every server, and nothing ends because it takes long. */
const settings = `
  SET client_encoding = 'UTF8'; SET "TimeZone" = 'UTC'; SET "DateStyle" = 'ISO, YMD'; SET "IntervalStyle" = 'postgres';
  SET extra_float_digits = 1; SET bytea_output = 'hex'; SET search_path = pg_catalog;
  SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0`;

/** One connection for the time of the work. */
export async function withSession<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url, application_name: 'toldonce backup', keepAlive: true });
  // A lost connection also fails the query that waits on it.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(settings);
    return await work(client);
  } finally {
    await client.end();
  }
}

/** All of the work in one transaction, or nothing of it. @param mode such as `READ WRITE` */
export async function inTransaction<Result>(client: Client, mode: string, work: () => Promise<Result>): Promise<Result> {
  await client.query(`BEGIN ISOLATION LEVEL REPEATABLE READ ${mode}`);
  try {
    const result = await work();
    await client.query('COMMIT');
    return result;
  } catch (error) {
    // Where the connection is gone, so is the transaction.
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}
