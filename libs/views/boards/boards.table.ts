import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Boards1795200020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE referral_card (
        referral_id uuid PRIMARY KEY,
        event_id uuid NOT NULL,
        child_id uuid NOT NULL,
        case_id uuid,
        from_unit text NOT NULL,
        to_unit text NOT NULL,
        kind text NOT NULL,
        risk text NOT NULL,
        status text NOT NULL,
        offer jsonb NOT NULL,
        sent_at timestamptz NOT NULL,
        answer_due_at timestamptz NOT NULL,
        reminded_at timestamptz,
        escalated_at timestamptz,
        answered_at timestamptz,
        ended_at timestamptz,
        reason text,
        note jsonb
      )`);
    await runner.query("CREATE INDEX referral_waiting ON referral_card (to_unit, answer_due_at, referral_id) WHERE status = 'SENT'");
    await runner.query("CREATE INDEX referral_awaited ON referral_card (from_unit, answer_due_at, referral_id) WHERE status = 'SENT'");
    await runner.query("CREATE INDEX referral_taken_on ON referral_card (to_unit, answered_at, referral_id) WHERE status = 'ACCEPTED'");
    await runner.query('CREATE INDEX referral_sent ON referral_card (from_unit, sent_at, referral_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE referral_card');
  }
}

/** To whom a referral was escalated. */
export class Escalations1795200060000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE referral_card ADD COLUMN escalated_to text');
    await runner.query("CREATE INDEX referral_escalated ON referral_card (escalated_to, answer_due_at, referral_id) WHERE status = 'SENT'");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE referral_card DROP COLUMN escalated_to');
  }
}

export class FollowUps1795200070000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE follow_up_card (
        child_id uuid NOT NULL,
        visit text NOT NULL,
        owner_unit text NOT NULL,
        due_on date NOT NULL,
        overdue_at timestamptz,
        done_at timestamptz,
        missed_reason text,
        noted_at timestamptz,
        escalated_to text,
        PRIMARY KEY (child_id, visit)
      )`);
    await runner.query('CREATE INDEX follow_up_owed ON follow_up_card (owner_unit, due_on, child_id, visit) WHERE done_at IS NULL');
    await runner.query('CREATE INDEX follow_up_escalated ON follow_up_card (escalated_to, due_on, child_id, visit) WHERE done_at IS NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE follow_up_card');
  }
}
