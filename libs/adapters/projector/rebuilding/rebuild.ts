import { errorKind, note, type Position, word } from '#kernel';
import type { DataSource, QueryRunner } from 'typeorm';
import type { Following, ProjectorOptions } from '../projector-handle.js';
import { readCheckpoint, schemaLock } from '../writing/apply.js';
import { dropSchema, exchange, type SchemaNames, schemaNames } from './schemas.js';

/** The tables stay as they were. */
export class RebuildFailed extends Error {
  override readonly name = 'RebuildFailed';
}

const rebuildLock = `hashtextextended('rebuild of ' || current_schema(), 0)`;
/** So near to the living tables that their writers can wait for the rest. */
const nearMs = 1_000;
const writersWaitMs = 5_000;
const lookAgainMs = 10_000;

async function waitFor(projector: Following, position: Position): Promise<void> {
  while (!(await projector.reached(position, lookAgainMs))) {
    const health = projector.healthy();
    if (!health.ok) throw new RebuildFailed(`the log could not be read again: ${health.reason}`);
  }
}

/** Each round leaves only what was written during the one before. */
async function comeNear(projector: Following, live: DataSource, name: string): Promise<void> {
  for (let took = Infinity; took > nearMs; ) {
    const started = performance.now();
    await waitFor(projector, await readCheckpoint(live, name));
    took = performance.now() - started;
  }
}

/** While the writers of the living tables wait, the fresh ones come level and take their place. */
async function takePlace(runner: QueryRunner, projector: Following, fresh: DataSource, name: string, names: SchemaNames): Promise<boolean> {
  await runner.startTransaction();
  try {
    await runner.query(`SELECT pg_advisory_xact_lock(${schemaLock})`);
    const [row] = (await runner.query('SELECT position FROM checkpoint WHERE name = $1', [name])) as { position: string }[];
    const level = await projector.reached(BigInt(row?.position ?? -1), writersWaitMs);
    if (level) {
      await projector.stop();
      await fresh.destroy();
      await exchange(runner, names);
    }
    await runner.commitTransaction();
    return level;
  } catch (error) {
    await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  }
}

type Start = (options: ProjectorOptions) => Promise<Following>;

/**
 * Reads the whole log again into fresh tables and puts them in the place of the living ones, which serve and grow until then.
 * @throws {RebuildFailed}
 */
export async function rebuild(options: ProjectorOptions, start: Start): Promise<void> {
  const { database: live, name, openSchema, log } = options;
  if (openSchema === undefined) throw new RebuildFailed(`projector ${name} was not told how to open another schema`);
  const names = await schemaNames(live);
  const runner = live.createQueryRunner();
  try {
    const [held] = (await runner.query(`SELECT pg_try_advisory_lock(${rebuildLock}) AS held`)) as { held: boolean }[];
    if (held?.held !== true) throw new RebuildFailed(`another rebuild of ${names.live} is under way`);
    await dropSchema(live, names.fresh);
    await dropSchema(live, names.before);
    const { onApplied: _listeners, ...quiet } = options;
    const fresh = await openSchema(names.fresh);
    const projector = await start({ ...quiet, database: fresh });
    try {
      do await comeNear(projector, live, name);
      while (!(await takePlace(runner, projector, fresh, name, names)));
    } finally {
      await projector.stop();
      if (fresh.isInitialized) await fresh.destroy();
    }
    await dropSchema(live, names.before).catch((error: unknown) => log?.(note('warn', 'the tables from before a rebuild are still there', { schema: word(names.before), reason: errorKind(error) })));
  } finally {
    await runner.query('SELECT pg_advisory_unlock_all()').catch(() => undefined);
    await runner.release();
  }
}
