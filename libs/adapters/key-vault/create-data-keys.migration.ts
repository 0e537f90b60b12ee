import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateDataKeys1790000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE data_key (
        key_id uuid PRIMARY KEY,
        subject text NOT NULL,
        data_class text NOT NULL,
        wrapped bytea,
        created_at timestamptz NOT NULL DEFAULT now(),
        destroyed_at timestamptz,
        CONSTRAINT destroyed_means_gone CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL))
      )`);
    await runner.query('CREATE UNIQUE INDEX living_data_key ON data_key (subject, data_class) WHERE destroyed_at IS NULL');
    // One row: tells whether a master key is the one that all keys here are wrapped by.
    await runner.query('CREATE TABLE master_key_proof (id smallint PRIMARY KEY DEFAULT 1 CHECK (id = 1), wrapped bytea NOT NULL)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE master_key_proof, data_key');
  }
}
