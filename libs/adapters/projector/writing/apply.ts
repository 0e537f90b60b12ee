import type { Position, RowChange } from '#kernel';
import type { DataSource } from 'typeorm';
import { CheckpointMovedBack, MadeByNewerRelease } from '../failures.js';
import type { Rules } from '../projector-handle.js';
import { lockCheckpoint } from './checkpoint.js';
import { madeAlike, madeByNewer } from './rules.js';
import { statementsFor } from './statements.js';

/** What one event changes. */
export interface Step {
  readonly position: Position;
  readonly changes: readonly RowChange[];
}

/** Where a projector stands in the log, and the next stretch of it. */
export interface Stretch {
  readonly name: string;
  readonly from: Position;
  /** Events between that change nothing have no step. */
  readonly steps: readonly Step[];
  readonly to: Position;
  readonly rules: Rules;
}

/**
 * Writes the rows of a stretch and its end as the checkpoint in one transaction; steps that were applied before, by
 * whatever process, do nothing.
 * @returns the checkpoint that was found
 * @throws {CheckpointMovedBack} where there is a hole between checkpoint and stretch
 * @throws {MadeByNewerRelease} where these rules would leave out what the rows were made by
 */
export async function apply(database: DataSource, { name, from, steps, to, rules }: Stretch): Promise<Position> {
  return database.transaction(async (manager) => {
    const { position: found, madeBy } = await lockCheckpoint(manager, name);
    if (madeByNewer(rules, madeBy)) throw new MadeByNewerRelease();
    if (found < from) throw new CheckpointMovedBack(`the checkpoint of ${name} is at ${found}, below ${from}`);
    if (found >= to) return found;
    const changes = steps.filter(({ position }) => position > found).flatMap((step) => step.changes);
    for (const { sql, rows } of statementsFor(changes)) await manager.query(sql, [rows]);
    await manager.query('UPDATE checkpoint SET position = $2 WHERE name = $1', [name, to.toString()]);
    // Rows that two releases wrote are nobody's: whichever of them goes on makes them again.
    if (!madeAlike(rules, madeBy)) await manager.query('UPDATE checkpoint SET rules = NULL, edition = NULL WHERE name = $1', [name]);
    return found;
  });
}
