import { createHash } from 'node:crypto';
import { Client, escapeIdentifier } from 'pg';
import type { DataSource, MigrationInterface } from 'typeorm';

/** Its name ends in a 13-digit timestamp, by which migrations are put in order. */
export type MigrationClass = new () => MigrationInterface;

/** One lock per schema, by a number that only its name decides. */
function lockFor(schema: string): string {
  return createHash('sha256').update(`migrations of ${schema}`).digest().readBigInt64BE().toString();
}

/** Makes the schema and runs what is pending; processes that start together do it one after the other. */
export async function migrate(url: string, schema: string, migrator: DataSource): Promise<void> {
  const keeper = new Client({ connectionString: url });
  // A lost connection also fails the query that waits on it.
  keeper.on('error', () => undefined);
  await keeper.connect();
  try {
    await keeper.query('SELECT pg_advisory_lock($1)', [lockFor(schema)]);
    // Asked first: who owns its schema need not be one who may make others.
    const { rowCount } = await keeper.query('SELECT FROM pg_namespace WHERE nspname = $1', [schema]);
    if (rowCount === 0) await keeper.query(`CREATE SCHEMA ${escapeIdentifier(schema)}`);
    await migrator.initialize();
    await migrator.runMigrations({ transaction: 'each' });
  } finally {
    if (migrator.isInitialized) await migrator.destroy();
    // The lock goes with the connection.
    await keeper.end();
  }
}
