import type { DataSource, EntityManager, MigrationInterface, QueryRunner } from 'typeorm';
import type { BusMessage, MessageHandler } from '#kernel';

/** What handlers did, without any constraint: doubles would show. */
export class Effects1795499000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE effect (
        number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        group_name text NOT NULL, member text NOT NULL, id text NOT NULL, key text NOT NULL, position bigint NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE effect');
  }
}

export const effectMigrations = [Effects1795499000000];

export async function noteEffect(rows: EntityManager, group: string, member: string, { id, key, position }: BusMessage): Promise<void> {
  await rows.query('INSERT INTO effect (group_name, member, id, key, position) VALUES ($1, $2, $3, $4, $5)', [
    group, member, id, key, position.toString(),
  ]);
}

export const noting =
  (group: string, member = 'one'): MessageHandler<EntityManager> =>
  (message, rows) =>
    noteEffect(rows, group, member, message);

export interface Effect {
  readonly id: string;
  readonly key: string;
  readonly member: string;
  readonly position: bigint;
}

/** In the order in which they came about. */
export async function effectsOf(database: DataSource, group: string): Promise<readonly Effect[]> {
  const found = await database.query<{ id: string; key: string; member: string; position: string }[]>(
    'SELECT id, key, member, position FROM effect WHERE group_name = $1 ORDER BY number',
    [group],
  );
  return found.map((row) => ({ ...row, position: BigInt(row.position) }));
}
