import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Search1795200040000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE search_token (
        child_id uuid NOT NULL,
        token text NOT NULL,
        event_id uuid NOT NULL,
        PRIMARY KEY (child_id, token, event_id)
      )`);
    await runner.query('CREATE INDEX search_token_by_token ON search_token (token) INCLUDE (child_id)');
    await runner.query(`
      CREATE TABLE search_child (
        child_id uuid PRIMARY KEY,
        sex text NOT NULL,
        age_years int,
        age_as_of date,
        district_code text
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE search_token, search_child');
  }
}
