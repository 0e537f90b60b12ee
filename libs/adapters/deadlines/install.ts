import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import PgBoss from 'pg-boss';

const lock = createHash('sha256').update('tables of deadlines').digest().readBigInt64BE().toString();

/** Does it in one process at a time: the library's own preparations deadlock when several start together. */
export async function alone(database: DataSource, prepare: () => Promise<unknown>): Promise<void> {
  const keeper = database.createQueryRunner();
  try {
    await keeper.query('SELECT pg_advisory_lock($1)', [lock]);
    try {
      await prepare();
    } finally {
      // Given back, not left to the pool.
      await keeper.query('SELECT pg_advisory_unlock($1)', [lock]);
    }
  } finally {
    await keeper.release();
  }
}

/**
 * Makes the library's tables in a schema that is there. It would make the schema itself, and even asking for one that
 * exists takes a right on the whole database, which no service has.
 */
export async function install(database: DataSource, schema: string): Promise<void> {
  const [found] = await database.query<{ installed: boolean }[]>('SELECT to_regclass($1) IS NOT NULL AS installed', [`${schema}.version`]);
  if (found?.installed === true) return;
  await database.query(PgBoss.getConstructionPlans(schema).replace(`CREATE SCHEMA IF NOT EXISTS ${schema}`, 'SELECT 1'));
}
