import type { MigrationInterface, QueryRunner } from 'typeorm';
import { told } from './outlook.table.js';

export class Questions1795200032000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE interview_question (
        question_id uuid PRIMARY KEY,${told},
        series_id uuid NOT NULL,
        lead_unit text NOT NULL,
        topic text NOT NULL,
        answered boolean NOT NULL
      )`);
    await runner.query('CREATE INDEX interview_question_open ON interview_question (child_id) WHERE NOT answered');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE interview_question');
  }
}
