import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateEntries1790000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE entry (
        number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at timestamptz NOT NULL,
        actor_id text NOT NULL,
        agency text NOT NULL,
        unit text NOT NULL,
        role text NOT NULL,
        province text,
        operation text NOT NULL,
        outcome text NOT NULL CHECK (outcome IN ('granted', 'refused')),
        subjects text[] NOT NULL,
        detail text[] NOT NULL
      )`);
    await runner.query('CREATE INDEX entry_subjects ON entry USING gin (subjects)');
    await runner.query(`
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'entries of the access log are only ever added'; END $$`);
    await runner.query(`
      CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON entry
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    // A session that says it replicates would otherwise slip past the trigger.
    await runner.query('ALTER TABLE entry ENABLE ALWAYS TRIGGER only_added');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE entry');
    await runner.query('DROP FUNCTION refuse_change');
  }
}
