import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What every row tells of the event that made it. */
export const told = `
        position bigint NOT NULL,
        child_id uuid NOT NULL,
        unit text NOT NULL,
        occurred_value text NOT NULL,
        occurred_precision text NOT NULL,
        recorded_at timestamptz NOT NULL`;

export class Outlook1795200030000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE interview_series (
        series_id uuid PRIMARY KEY,
        event_id uuid NOT NULL,${told},
        case_id uuid,
        purpose text NOT NULL,
        lead_unit text NOT NULL,
        planned_for text NOT NULL,
        topics text[] NOT NULL,
        participants text[] NOT NULL,
        room_type text NOT NULL,
        recording boolean NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE interview_session (
        event_id uuid PRIMARY KEY,${told},
        series_id uuid NOT NULL,
        parties text[] NOT NULL,
        interviewer_sex text NOT NULL,
        recorded boolean NOT NULL,
        topics_covered text[] NOT NULL,
        summary jsonb,
        child_wants_known jsonb
      )`);
    await runner.query(`CREATE TABLE minimal_facts (event_id uuid PRIMARY KEY,${told}, topics text[] NOT NULL)`);
    await runner.query('CREATE INDEX interview_series_by_child ON interview_series (child_id)');
    await runner.query('CREATE INDEX interview_session_by_series ON interview_session (series_id)');
    await runner.query('CREATE INDEX minimal_facts_by_child ON minimal_facts (child_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE interview_series, interview_session, minimal_facts');
  }
}
