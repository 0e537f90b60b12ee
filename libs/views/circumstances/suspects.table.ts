import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Nothing that was recorded before tells what a suspect is to the child, so that nothing has to be read again. */
export class Suspects1795300002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE known_suspect (
        suspect_id uuid NOT NULL,
        child_id uuid NOT NULL,
        relation text NOT NULL,
        PRIMARY KEY (suspect_id, child_id)
      )`);
    await runner.query('CREATE INDEX known_suspect_by_child ON known_suspect (child_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE known_suspect');
  }
}
