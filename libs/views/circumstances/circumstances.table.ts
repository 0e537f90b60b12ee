import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Circumstances1795200004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE IF EXISTS known_child, open_referral');
    await runner.query(`
      CREATE TABLE known_child (
        child_id uuid PRIMARY KEY,
        sex text NOT NULL,
        age_years int,
        age_as_of date
      )`);
    await runner.query(`
      CREATE TABLE known_referral (
        referral_id uuid PRIMARY KEY,
        child_id uuid NOT NULL,
        case_id uuid,
        from_unit text NOT NULL,
        to_unit text NOT NULL,
        kind text NOT NULL,
        status text NOT NULL,
        offer jsonb NOT NULL,
        answered_at timestamptz,
        ended_at timestamptz
      )`);
    await runner.query('CREATE INDEX known_referral_by_child ON known_referral (child_id)');
    // Where events were read before there were these tables, they are read again; nothing is decided meanwhile.
    await runner.query('TRUNCATE checkpoint');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE known_child, known_referral');
  }
}
