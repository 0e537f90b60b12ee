import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CommandLedger1795200002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE command_ledger (command_id text PRIMARY KEY, fingerprint text NOT NULL)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE command_ledger');
  }
}
