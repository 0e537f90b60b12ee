import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which court has which case of the child, by which leave a series was planned, and who held what was found; of what was told before, unknown until the views are rebuilt. */
export class OutlookCourts1795300036000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE case_at_court (child_id uuid NOT NULL, case_id uuid NOT NULL, court_unit text NOT NULL, PRIMARY KEY (child_id, case_id, court_unit))');
    await runner.query('ALTER TABLE interview_series ADD COLUMN request_id uuid');
    await runner.query('ALTER TABLE repeat_found ADD COLUMN held_on text, ADD COLUMN held_by text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE repeat_found DROP COLUMN held_on, DROP COLUMN held_by');
    await runner.query('ALTER TABLE interview_series DROP COLUMN request_id');
    await runner.query('DROP TABLE case_at_court');
  }
}
