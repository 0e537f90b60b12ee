import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Calendar1795200080000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE child_contact (
        contact_id text PRIMARY KEY,
        child_id uuid NOT NULL,
        source text NOT NULL,
        kind text NOT NULL,
        unit text NOT NULL,
        with_units text[] NOT NULL,
        on_day text NOT NULL,
        at_time jsonb
      )`);
    await runner.query('CREATE INDEX child_contact_by_child ON child_contact (child_id, on_day)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE child_contact');
  }
}

/** Where events were read before there was this table, facts are read again; nothing is decided meanwhile. */
export class CalendarAsFacts1795200081000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('TRUNCATE checkpoint');
  }

  async down(): Promise<void> {
    // What was read twice is there once.
  }
}
