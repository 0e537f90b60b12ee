import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far each projector of this schema has come. */
export class Checkpoint1795200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE checkpoint (name text PRIMARY KEY, position bigint NOT NULL)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE checkpoint');
  }
}
