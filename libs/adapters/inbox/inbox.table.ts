import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What consumer groups have handled and what waits for a replay. Handled messages are kept for ever, some hundred bytes
 * each: a bus that is filled anew from the log brings them all again.
 */
export class Inbox1795400000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE processed_message (group_name text NOT NULL, id text NOT NULL, PRIMARY KEY (group_name, id))');
    await runner.query(`
      CREATE TABLE parked_message (
        number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        group_name text NOT NULL,
        id text NOT NULL,
        key text NOT NULL,
        type text NOT NULL,
        reason text NOT NULL,
        parked_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (group_name, id)
      )`);
    await runner.query('CREATE INDEX parked_message_of_key ON parked_message (group_name, key, number)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE processed_message, parked_message');
  }
}
