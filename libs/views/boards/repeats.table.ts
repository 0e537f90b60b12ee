import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RepeatRequests1795200071000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE repeat_request_card (
        request_id uuid PRIMARY KEY,
        event_id uuid NOT NULL,
        child_id uuid NOT NULL,
        case_id uuid,
        series_id uuid NOT NULL,
        requested_by text NOT NULL,
        reason text NOT NULL,
        topics text[] NOT NULL,
        note jsonb,
        asked_at timestamptz NOT NULL,
        answer_due_at timestamptz,
        reminded_at timestamptz,
        answer text,
        answered_at timestamptz,
        answered_by text
      )`);
    await runner.query(`
      CREATE TABLE repeat_decider (
        request_id uuid NOT NULL,
        unit text NOT NULL,
        place int NOT NULL,
        agreed_at timestamptz,
        PRIMARY KEY (request_id, unit)
      )`);
    await runner.query('CREATE INDEX repeat_request_waiting ON repeat_request_card (asked_at, request_id) WHERE answer IS NULL');
    await runner.query('CREATE INDEX repeat_request_asked ON repeat_request_card (requested_by, asked_at, request_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE repeat_request_card, repeat_decider');
  }
}

export class QuestionsAsked1795200072000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE question_card (
        question_id uuid PRIMARY KEY,
        event_id uuid NOT NULL,
        place int NOT NULL,
        child_id uuid NOT NULL,
        case_id uuid,
        series_id uuid NOT NULL,
        lead_unit text NOT NULL,
        asked_by text NOT NULL,
        topic text NOT NULL,
        question jsonb NOT NULL,
        asked_at timestamptz NOT NULL,
        answered_at timestamptz
      )`);
    await runner.query('CREATE INDEX question_waiting ON question_card (lead_unit, asked_at, question_id) WHERE answered_at IS NULL');
    await runner.query('CREATE INDEX question_asked ON question_card (asked_by, asked_at, question_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE question_card');
  }
}
