import { setTimeout as pause } from 'node:timers/promises';
import { DatabaseError, escapeIdentifier } from 'pg';
import { type DataSource, QueryFailedError, type QueryRunner } from 'typeorm';

export interface SchemaNames {
  /** The one that readers see. */
  readonly live: string;
  /** Where everything is read again. */
  readonly fresh: string;
  /** What was live until the exchange. */
  readonly before: string;
}

export async function schemaNames(database: DataSource): Promise<SchemaNames> {
  const [row] = await database.query<{ live: string | null }[]>('SELECT current_schema() AS live');
  const live = row?.live ?? undefined;
  if (live === undefined) throw new Error('the projector has no schema of its own');
  return { live, fresh: `${live}_rebuild`, before: `${live}_before` };
}

/** Readers who resolve a name see either the old tables or the new ones, never none: both renames count from one commit. */
export async function exchange(runner: QueryRunner, { live, fresh, before }: SchemaNames): Promise<void> {
  await runner.query(`ALTER SCHEMA ${escapeIdentifier(live)} RENAME TO ${escapeIdentifier(before)}`);
  await runner.query(`ALTER SCHEMA ${escapeIdentifier(fresh)} RENAME TO ${escapeIdentifier(live)}`);
}

const lockNotAvailable = '55P03';
const attempts = 60;

const isInUse = (error: unknown): boolean =>
  error instanceof QueryFailedError && error.driverError instanceof DatabaseError && error.driverError.code === lockNotAvailable;

/** Waits for readers who still hold its tables, in turns shorter than the database takes for a deadlock. */
export async function dropSchema(database: DataSource, schema: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await database.transaction(async (manager) => {
        await manager.query("SET LOCAL lock_timeout = '300ms'");
        await manager.query('SET LOCAL statement_timeout = 0');
        await manager.query(`DROP SCHEMA IF EXISTS ${escapeIdentifier(schema)} CASCADE`);
      });
      return;
    } catch (error) {
      if (!isInUse(error) || attempt === attempts) throw error;
      await pause(200);
    }
  }
}
