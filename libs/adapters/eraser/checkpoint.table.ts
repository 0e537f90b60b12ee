import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import type { Position } from '#kernel';

/** One row: how far orders to erase have been carried out. */
export class ErasedUpTo1795300000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE erased_up_to (id smallint PRIMARY KEY DEFAULT 1 CHECK (id = 1), position bigint NOT NULL)');
    await runner.query('INSERT INTO erased_up_to (position) VALUES (-1)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE erased_up_to');
  }
}

/** Undefined before the first event. */
export async function readCheckpoint(database: DataSource): Promise<Position | undefined> {
  const [row] = await database.query<{ position: string }[]>('SELECT position FROM erased_up_to');
  const position = BigInt(row?.position ?? -1);
  return position < 0n ? undefined : position;
}

/** Never backwards, whichever of several processes is behind. */
export async function moveCheckpoint(database: DataSource, to: Position): Promise<void> {
  await database.query('UPDATE erased_up_to SET position = $1 WHERE position < $1', [to.toString()]);
}

/** For a log or a vault that was put back: every order is read again, and those that the vault has carried out do nothing. */
export async function startOver(database: DataSource): Promise<void> {
  await database.query('UPDATE erased_up_to SET position = -1');
}
