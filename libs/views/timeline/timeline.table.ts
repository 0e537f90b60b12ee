import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Timeline1795200010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE timeline_entry (
        child_id uuid NOT NULL,
        event_id uuid NOT NULL,
        position bigint NOT NULL,
        type text NOT NULL,
        kind text NOT NULL,
        about text NOT NULL,
        milestone text NOT NULL,
        occurred_at timestamptz NOT NULL,
        occurred_value text NOT NULL,
        occurred_precision text NOT NULL,
        recorded_at timestamptz NOT NULL,
        agency text NOT NULL,
        unit text NOT NULL,
        role text NOT NULL,
        actor_id text NOT NULL,
        parties text[] NOT NULL,
        case_id uuid,
        data jsonb NOT NULL,
        PRIMARY KEY (child_id, event_id)
      )`);
    await runner.query('CREATE INDEX timeline_entry_in_order ON timeline_entry (child_id, occurred_at DESC, position DESC)');
    await runner.query(`
      CREATE TABLE child_card (
        child_id uuid PRIMARY KEY,
        event_id uuid NOT NULL,
        sex text NOT NULL,
        age_years int,
        age_as_of text,
        district_code text,
        name_khmer jsonb,
        name_latin jsonb,
        birth_date jsonb,
        village jsonb,
        phone jsonb
      )`);
    await runner.query(`
      CREATE TABLE child_identifier (
        event_id uuid PRIMARY KEY,
        child_id uuid NOT NULL,
        system text NOT NULL,
        value jsonb NOT NULL,
        position bigint NOT NULL
      )`);
    await runner.query('CREATE INDEX child_identifier_by_child ON child_identifier (child_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE timeline_entry, child_card, child_identifier');
  }
}
