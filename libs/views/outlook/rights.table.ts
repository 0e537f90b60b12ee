import type { MigrationInterface, QueryRunner } from 'typeorm';
import { told } from './outlook.table.js';

export class Rights1795300035000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE rights_told (event_id uuid PRIMARY KEY,${told}, topics text[] NOT NULL, told_to text NOT NULL)`);
    await runner.query('CREATE INDEX rights_told_by_child ON rights_told (child_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE rights_told');
  }
}
