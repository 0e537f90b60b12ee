import { errorKind, note, type Position, word } from '#kernel';
import type { DataSource, QueryRunner } from 'typeorm';
import type { Following, ProjectorOptions } from '../projector-handle.js';
import { schemaLock, seeCheckpoint } from '../writing/checkpoint.js';
import { dropSchema, exchange, type SchemaNames, schemaNames } from './schemas.js';

/** The tables stay as they were. */
export class RebuildFailed extends Error {
  override readonly name = 'RebuildFailed';
}

/** Another program reads the same tables again. */
export class AnotherRebuild extends RebuildFailed {}

export interface Bounds {
  /** Asked once no other rebuild can come between; where not, nothing is done. */
  readonly wanted?: () => Promise<boolean>;
  /** Aborts what is under way. */
  readonly signal?: AbortSignal;
}

const rebuildLock = `hashtextextended('rebuild of ' || current_schema(), 0)`;
/** So near to the living tables that their writers can wait for the rest. */
const nearMs = 1_000;
const writersWaitMs = 5_000;
const lookAgainMs = 10_000;

async function waitFor(projector: Following, position: Position, signal?: AbortSignal): Promise<void> {
  while (!(await projector.reached(position, lookAgainMs, signal))) {
    if (signal?.aborted === true) throw new RebuildFailed('it was given up');
    const health = projector.healthy();
    if (!health.ok) throw new RebuildFailed(`the log could not be read again: ${health.reason}`);
  }
}

/** Each round leaves only what was written during the one before. */
async function comeNear(projector: Following, live: DataSource, name: string, signal?: AbortSignal): Promise<void> {
  for (let took = Infinity; took > nearMs; ) {
    const started = performance.now();
    await waitFor(projector, (await seeCheckpoint(live, name)).position, signal);
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
 * @returns how many events were read; undefined where nothing was wanted any more
 * @throws {RebuildFailed}
 */
export async function rebuild(options: ProjectorOptions, start: Start, { wanted, signal }: Bounds = {}): Promise<number | undefined> {
  const { database: live, name, openSchema, log } = options;
  if (openSchema === undefined) throw new RebuildFailed(`projector ${name} was not told how to open another schema`);
  const names = await schemaNames(live);
  const runner = live.createQueryRunner();
  try {
    const [held] = (await runner.query(`SELECT pg_try_advisory_lock(${rebuildLock}) AS held`)) as { held: boolean }[];
    if (held?.held !== true) throw new AnotherRebuild(`another rebuild of ${names.live} is under way`);
    if (wanted !== undefined && !(await wanted())) return undefined;
    await dropSchema(live, names.fresh);
    await dropSchema(live, names.before);
    let read = 0;
    const fresh = await openSchema(names.fresh);
    const projector = await start({ ...options, database: fresh, onApplied: (events) => void (read += events.length) });
    try {
      do await comeNear(projector, live, name, signal);
      while (!(await takePlace(runner, projector, fresh, name, names)));
    } finally {
      await projector.stop();
      if (fresh.isInitialized) await fresh.destroy();
    }
    await dropSchema(live, names.before).catch((error: unknown) => log?.(note('warn', 'the tables from before a rebuild are still there', { schema: word(names.before), reason: errorKind(error) })));
    return read;
  } finally {
    await runner.query('SELECT pg_advisory_unlock_all()').catch(() => undefined);
    await runner.release();
  }
}
