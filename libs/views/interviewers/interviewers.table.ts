import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Interviewers1795300001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE interviewer (
        interviewer_id uuid PRIMARY KEY,
        unit text NOT NULL,
        staff_number text NOT NULL,
        sex text NOT NULL,
        languages text[] NOT NULL,
        last_day text
      )`);
    await runner.query(`
      CREATE TABLE interviewer_certificate (
        event_id uuid PRIMARY KEY,
        interviewer_id uuid NOT NULL,
        course text NOT NULL,
        valid_from text NOT NULL,
        valid_until text NOT NULL
      )`);
    await runner.query('CREATE INDEX interviewer_certificate_by_interviewer ON interviewer_certificate (interviewer_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE interviewer, interviewer_certificate');
  }
}
