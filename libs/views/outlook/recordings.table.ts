import type { MigrationInterface, QueryRunner } from 'typeorm';
import { told } from './outlook.table.js';

export class Recordings1795200033000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE interview_recording (
        recording_id uuid PRIMARY KEY,${told},
        series_id uuid NOT NULL,
        kind text NOT NULL,
        minutes int NOT NULL,
        custodian text NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE recording_release (
        event_id uuid PRIMARY KEY,${told},
        recording_id uuid NOT NULL,
        to_unit text NOT NULL,
        until text NOT NULL
      )`);
    await runner.query(`CREATE TABLE recording_viewed (event_id uuid PRIMARY KEY,${told}, recording_id uuid NOT NULL)`);
    await runner.query('CREATE INDEX interview_recording_by_child ON interview_recording (child_id)');
    await runner.query('CREATE INDEX recording_release_by_unit ON recording_release (child_id, to_unit)');
    await runner.query('CREATE INDEX recording_viewed_by_recording ON recording_viewed (recording_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE interview_recording, recording_release, recording_viewed');
  }
}
