import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What children were told of their rights, and what they say of their interviews beside what the officer wrote of them. */
export class MeasuredFeedback1795200092000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE measured_session
        ADD COLUMN position bigint, ADD COLUMN door_closed boolean, ADD COLUMN interrupted boolean, ADD COLUMN adult_of_own_choice boolean`);
    await runner.query(`
      CREATE TABLE measured_feedback (
        event_id uuid PRIMARY KEY,
        series_id uuid NOT NULL,
        session int NOT NULL,
        door_closed boolean,
        interrupted boolean,
        adult_of_own_choice boolean
      )`);
    await runner.query('CREATE TABLE measured_information (event_id uuid PRIMARY KEY, child_id uuid NOT NULL, case_id uuid, topics text[] NOT NULL)');
    await runner.query('CREATE INDEX measured_information_by_child ON measured_information (child_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE measured_feedback, measured_information');
    await runner.query('ALTER TABLE measured_session DROP COLUMN position, DROP COLUMN door_closed, DROP COLUMN interrupted, DROP COLUMN adult_of_own_choice');
  }
}
