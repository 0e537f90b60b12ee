import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A retired key opens and never seals. The keys that an order means are written down before the order is recorded. */
export class CreateRetirements1795400000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE data_key ADD COLUMN retired_at timestamptz');
    await runner.query('DROP INDEX living_data_key');
    await runner.query('CREATE UNIQUE INDEX living_data_key ON data_key (subject, data_class) WHERE destroyed_at IS NULL AND retired_at IS NULL');
    await runner.query('CREATE INDEX kept_data_key ON data_key (subject, data_class) WHERE destroyed_at IS NULL');
    await runner.query(`
      CREATE TABLE prepared_order (
        order_id uuid PRIMARY KEY,
        key_ids uuid[] NOT NULL,
        prepared_at timestamptz NOT NULL DEFAULT now()
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE prepared_order');
    await runner.query('DROP INDEX kept_data_key, living_data_key');
    await runner.query('ALTER TABLE data_key DROP COLUMN retired_at');
    await runner.query('CREATE UNIQUE INDEX living_data_key ON data_key (subject, data_class) WHERE destroyed_at IS NULL');
  }
}
