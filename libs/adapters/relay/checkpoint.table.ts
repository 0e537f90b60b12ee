import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { Position } from '#kernel';

/** One row: up to which event everything published is on the bus. */
export class RelayedUpTo1795400002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE relayed_up_to (id smallint PRIMARY KEY DEFAULT 1 CHECK (id = 1), position bigint NOT NULL)');
    await runner.query('INSERT INTO relayed_up_to (position) VALUES (-1)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE relayed_up_to');
  }
}

/** Undefined before the first event. */
export async function readCheckpoint(runner: QueryRunner): Promise<Position | undefined> {
  const [row] = (await runner.query('SELECT position FROM relayed_up_to')) as { position: string }[];
  const position = BigInt(row?.position ?? -1);
  return position < 0n ? undefined : position;
}

/** Never backwards. */
export async function moveCheckpoint(runner: QueryRunner, to: Position): Promise<void> {
  await runner.query('UPDATE relayed_up_to SET position = $1 WHERE position < $1', [to.toString()]);
}
