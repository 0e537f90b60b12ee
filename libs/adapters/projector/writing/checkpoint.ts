import type { Position } from '#kernel';
import type { DataSource, EntityManager } from 'typeorm';
import { CheckpointMovedBack } from '../failures.js';
import type { Rules } from '../projector-handle.js';

/** Position before the first event, as the event store has it for an empty log. */
export const beforeFirst: Position = -1n;

/** One lock per schema, for whoever sees the schema under this name: writers share it, an exchange of schemas holds it alone. */
export const schemaLock = `hashtextextended('projections of ' || current_schema(), 0)`;

/** How far the rows go, and who made them. */
export interface Checkpoint {
  readonly position: Position;
  readonly madeBy: Rules | undefined;
}

interface Row {
  readonly position: string;
  readonly rules: string | null;
  readonly edition: number | null;
}

const sql = 'SELECT position, rules, edition FROM checkpoint WHERE name = $1';

function checkpointOf([row]: readonly Row[]): Checkpoint {
  if (row === undefined) throw new CheckpointMovedBack('a checkpoint went away');
  const { position, rules, edition } = row;
  return { position: BigInt(position), madeBy: rules === null || edition === null ? undefined : { fingerprint: rules, edition } };
}

/** The checkpoint as it stands. */
export const seeCheckpoint = async (database: DataSource, name: string): Promise<Checkpoint> => checkpointOf(await database.query<Row[]>(sql, [name]));

/** The checkpoint as it stands; makes its row where the projector is new. */
export async function readCheckpoint(database: DataSource, name: string, { fingerprint, edition }: Rules): Promise<Checkpoint> {
  await database.query('INSERT INTO checkpoint (name, position, rules, edition) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING', [
    name, beforeFirst.toString(), fingerprint, edition,
  ]);
  return seeCheckpoint(database, name);
}

/** Nobody moves it before the transaction ends, and no schema is exchanged. */
export async function lockCheckpoint(manager: EntityManager, name: string): Promise<Checkpoint> {
  // A statement of its own: the next one sees the tables as they are when the lock was granted.
  await manager.query(`SELECT pg_advisory_xact_lock_shared(${schemaLock})`);
  return checkpointOf(await manager.query<Row[]>(`${sql} FOR UPDATE`, [name]));
}
