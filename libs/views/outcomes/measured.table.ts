import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Narrow facts, each from one stream; what belongs together is joined when it is counted, so that no order of arrival matters. */
export class InterviewMeasures1795200090000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE measured_case (
        case_id uuid PRIMARY KEY,
        province text NOT NULL,
        day date NOT NULL,
        day_is_known boolean NOT NULL
      )`);
    await runner.query('CREATE TABLE measured_court (case_id uuid NOT NULL, court_unit text NOT NULL, PRIMARY KEY (case_id, court_unit))');
    await runner.query(`
      CREATE TABLE measured_series (
        series_id uuid PRIMARY KEY,
        child_id uuid NOT NULL,
        case_id uuid,
        lead_unit text NOT NULL,
        lead_province text,
        request_id uuid,
        day date NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE measured_session (
        event_id uuid PRIMARY KEY,
        series_id uuid NOT NULL,
        day date NOT NULL,
        day_is_known boolean NOT NULL,
        recorded boolean NOT NULL,
        private_room boolean NOT NULL,
        support_person boolean NOT NULL,
        views_asked boolean NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE measured_repeat (
        request_id uuid PRIMARY KEY,
        child_id uuid NOT NULL,
        case_id uuid,
        series_id uuid NOT NULL,
        requested_by text NOT NULL,
        reason text NOT NULL,
        asked_day date,
        answered_day date,
        answer text
      )`);
    await runner.query(`
      CREATE TABLE measured_found (
        event_id uuid PRIMARY KEY,
        child_id uuid NOT NULL,
        case_id uuid,
        series_id uuid NOT NULL,
        held_by text,
        day date NOT NULL
      )`);
    await runner.query('CREATE TABLE measured_recording (recording_id uuid PRIMARY KEY, child_id uuid NOT NULL, case_id uuid)');
    await runner.query(`
      CREATE TABLE measured_viewing (
        event_id uuid PRIMARY KEY,
        child_id uuid NOT NULL,
        case_id uuid,
        unit text NOT NULL,
        day date NOT NULL
      )`);
    await runner.query('CREATE INDEX measured_session_by_series ON measured_session (series_id)');
    await runner.query('CREATE INDEX measured_found_by_child ON measured_found (child_id)');
    await runner.query('CREATE INDEX measured_recording_by_child ON measured_recording (child_id)');
    await runner.query('CREATE INDEX measured_viewing_by_child ON measured_viewing (child_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE measured_case, measured_court, measured_series, measured_session, measured_repeat, measured_found, measured_recording, measured_viewing',
    );
  }
}
