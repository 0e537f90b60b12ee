import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Standing1795200001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE standing (
        child_id uuid NOT NULL,
        holder text NOT NULL,
        relation text NOT NULL,
        source text NOT NULL,
        since timestamptz NOT NULL,
        PRIMARY KEY (child_id, holder, relation, source)
      )`);
    await runner.query('CREATE INDEX standing_by_source ON standing (source, relation)');
    await runner.query('CREATE INDEX standing_by_holder ON standing (holder, relation) INCLUDE (child_id, since)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE standing');
  }
}
