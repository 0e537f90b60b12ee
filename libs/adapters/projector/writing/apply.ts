import type { Position, RowChange } from '#kernel';
import type { DataSource, EntityManager } from 'typeorm';
import { CheckpointMovedBack } from '../failures.js';
import { statementsFor } from './statements.js';

/** What one event changes. */
export interface Step {
  readonly position: Position;
  readonly changes: readonly RowChange[];
}

/** Position before the first event, as the event store has it for an empty log. */
export const beforeFirst: Position = -1n;

/** One lock per schema, for whoever sees the schema under this name: writers share it, an exchange of schemas holds it alone. */
export const schemaLock = `hashtextextended('projections of ' || current_schema(), 0)`;

/** The checkpoint as it stands; makes its row where the projector is new. */
export async function readCheckpoint(database: DataSource, name: string): Promise<Position> {
  await database.query('INSERT INTO checkpoint (name, position) VALUES ($1, $2) ON CONFLICT DO NOTHING', [name, beforeFirst.toString()]);
  return checkpointOf(await database.query('SELECT position FROM checkpoint WHERE name = $1', [name]));
}

function checkpointOf([row]: readonly { readonly position: string }[]): Position {
  if (row === undefined) throw new CheckpointMovedBack('a checkpoint went away');
  return BigInt(row.position);
}

async function lockCheckpoint(manager: EntityManager, name: string): Promise<Position> {
  // A statement of its own: the next one sees the tables as they are when the lock was granted.
  await manager.query(`SELECT pg_advisory_xact_lock_shared(${schemaLock})`);
  return checkpointOf(await manager.query('SELECT position FROM checkpoint WHERE name = $1 FOR UPDATE', [name]));
}

/** Where a projector stands in the log, and the next stretch of it. */
export interface Stretch {
  readonly name: string;
  readonly from: Position;
  /** Events between that change nothing have no step. */
  readonly steps: readonly Step[];
  readonly to: Position;
}

/**
 * Writes the rows of a stretch and its end as the checkpoint in one transaction; steps that were applied before, by
 * whatever process, do nothing.
 * @returns the checkpoint that was found
 * @throws {CheckpointMovedBack} where there is a hole between checkpoint and stretch
 */
export async function apply(database: DataSource, { name, from, steps, to }: Stretch): Promise<Position> {
  return database.transaction(async (manager) => {
    const found = await lockCheckpoint(manager, name);
    if (found < from) throw new CheckpointMovedBack(`the checkpoint of ${name} is at ${found}, below ${from}`);
    if (found >= to) return found;
    const changes = steps.filter(({ position }) => position > found).flatMap((step) => step.changes);
    for (const { sql, rows } of statementsFor(changes)) await manager.query(sql, [rows]);
    await manager.query('UPDATE checkpoint SET position = $2 WHERE name = $1', [name, to.toString()]);
    return found;
  });
}
