import type { MigrationInterface, QueryRunner } from 'typeorm';
import { told } from './outlook.table.js';

export class Repeats1795200031000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE interview_repeat (
        request_id uuid PRIMARY KEY,
        event_id uuid NOT NULL,${told},
        series_id uuid NOT NULL,
        requested_by text NOT NULL,
        reason text NOT NULL,
        topics text[] NOT NULL,
        answer text
      )`);
    await runner.query(`CREATE TABLE repeat_found (event_id uuid PRIMARY KEY,${told}, series_id uuid NOT NULL)`);
    await runner.query('CREATE INDEX interview_repeat_by_child ON interview_repeat (child_id)');
    await runner.query('CREATE INDEX repeat_found_by_child ON repeat_found (child_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE interview_repeat, repeat_found');
  }
}
