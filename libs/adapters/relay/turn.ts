import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource, QueryRunner } from 'typeorm';

const lookAgainMs = 1_000;
const lock = `hashtextextended('relay of ' || current_schema(), 0)`;

async function wait(runner: QueryRunner, signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    const [row] = (await runner.query(`SELECT pg_try_advisory_lock(${lock}) AS held`)) as { held: boolean }[];
    if (row?.held === true) return;
    await sleep(lookAgainMs, undefined, { signal });
  }
}

/**
 * Waits until no other relay is at work and works then. The turn is held by one connection and goes with it: what is
 * done on that connection is done in turn.
 */
export async function inTurn(database: DataSource, signal: AbortSignal, work: (runner: QueryRunner) => Promise<void>): Promise<void> {
  const runner = database.createQueryRunner();
  try {
    await wait(runner, signal);
    await work(runner);
  } finally {
    await runner.query('SELECT pg_advisory_unlock_all()').catch(() => undefined);
    await runner.release();
  }
}
