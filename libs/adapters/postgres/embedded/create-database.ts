import { Client, DatabaseError } from 'pg';

const alreadyThere = ['42P04', '23505'];

/** @param server connection string of any existing database of the server */
export async function createDatabaseIfMissing(server: string, name: string): Promise<void> {
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(name)) throw new RangeError(`"${name}" is no name for a database`);
  const client = new Client({ connectionString: server });
  // A lost connection also fails the query that waits on it.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE "${name}"`);
  } catch (error) {
    // Two callers at once: the other was quicker.
    if (!(error instanceof DatabaseError && alreadyThere.includes(error.code ?? ''))) throw error;
  } finally {
    await client.end();
  }
}
