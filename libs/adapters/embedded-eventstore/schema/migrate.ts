import type { Client } from 'pg';
import { migrations } from './migrations.js';

async function versionOf(database: Client): Promise<number> {
  const result = await database.query<{ version: number | null }>('SELECT max(version) AS version FROM eventstore.migrations');
  return result.rows[0]?.version ?? 0;
}

async function apply(database: Client, version: number, sql: string): Promise<void> {
  await database.query('BEGIN');
  try {
    await database.query(sql);
    await database.query('INSERT INTO eventstore.migrations (version) VALUES ($1)', [version]);
    await database.query('COMMIT');
  } catch (error) {
    await database.query('ROLLBACK');
    throw error;
  }
}

/** Every version of the schema that this server knows, oldest first. */
export const versions: readonly number[] = migrations.map(({ version }) => version);

/**
 * Brings the schema `eventstore` to the version this code was written for, or up to an older one; the caller holds the
 * writer's lock.
 * @throws when a newer version of this server has used the database
 */
export async function migrate(database: Client, upTo = Infinity): Promise<void> {
  // Asked first: who owns this schema need not be one who may make others.
  const { rowCount } = await database.query("SELECT FROM pg_namespace WHERE nspname = 'eventstore'");
  if (rowCount === 0) await database.query('CREATE SCHEMA eventstore');
  await database.query(
    'CREATE TABLE IF NOT EXISTS eventstore.migrations (version integer PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())',
  );
  const current = await versionOf(database);
  const newest = migrations.at(-1)?.version ?? 0;
  if (current > newest) throw new Error(`the event tables have version ${current}, this server knows versions up to ${newest}`);
  for (const { version, sql } of migrations) if (version > current && version <= upTo) await apply(database, version, sql);
}
