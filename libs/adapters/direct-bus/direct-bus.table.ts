import type { DataSource, EntityManager, MigrationInterface, QueryRunner } from 'typeorm';
import { fromCloudEvent, toCloudEvent } from '#contracts/bus';
import type { Position } from '#kernel';
import type { DeadLetters } from '#adapters/inbox';

/** How far each group has come in the log, and the messages that could not be handled. */
export class DirectBus1795400001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE group_checkpoint (group_name text PRIMARY KEY, position bigint NOT NULL)');
    await runner.query(`
      CREATE TABLE dead_letter (
        group_name text NOT NULL,
        id text NOT NULL,
        message jsonb NOT NULL,
        PRIMARY KEY (group_name, id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE group_checkpoint, dead_letter');
  }
}

/** Undefined before the first event. */
export async function readCheckpoint(database: DataSource, group: string): Promise<Position | undefined> {
  const [row] = await database.query<{ position: string }[]>('SELECT position FROM group_checkpoint WHERE group_name = $1', [group]);
  return row === undefined ? undefined : BigInt(row.position);
}

/** Never backwards, whichever of several members is behind. */
export async function moveCheckpoint(database: DataSource, group: string, to: Position): Promise<void> {
  await database.query(
    `INSERT INTO group_checkpoint AS c (group_name, position) VALUES ($1, $2)
     ON CONFLICT (group_name) DO UPDATE SET position = excluded.position WHERE c.position < excluded.position`,
    [group, to.toString()],
  );
}

/** Dead letters beside the inbox, in the transaction that parks them. */
export const deadLettersIn = (database: DataSource): DeadLetters => ({
  async put(group, message, _reason, rows: EntityManager) {
    await rows.query('INSERT INTO dead_letter (group_name, id, message) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
      group,
      message.id,
      JSON.stringify(toCloudEvent(message)),
    ]);
  },
  async find(group, ids) {
    const found = await database.query<{ message: unknown }[]>('SELECT message FROM dead_letter WHERE group_name = $1 AND id = ANY($2)', [
      group,
      [...ids],
    ]);
    return new Map(found.map(({ message }) => fromCloudEvent(message)).map((message) => [message.id, message]));
  },
});
