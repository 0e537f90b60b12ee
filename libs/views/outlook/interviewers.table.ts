import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Nothing that was recorded before tells it, so that nothing has to be read again. */
export class OutlookInterviewers1795300034000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE interview_series ADD COLUMN planned_with uuid, ADD COLUMN child_prefers text');
    await runner.query('ALTER TABLE interview_session ADD COLUMN interviewer_id uuid');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE interview_session DROP COLUMN interviewer_id');
    await runner.query('ALTER TABLE interview_series DROP COLUMN planned_with, DROP COLUMN child_prefers');
  }
}
