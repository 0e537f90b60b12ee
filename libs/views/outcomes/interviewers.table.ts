import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who held a session, and whether they were certified that day; null where nobody of the register is named. */
export class MeasuredInterviewers1795200091000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE measured_session ADD COLUMN interviewer_id uuid, ADD COLUMN certified boolean');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE measured_session DROP COLUMN interviewer_id, DROP COLUMN certified');
  }
}
