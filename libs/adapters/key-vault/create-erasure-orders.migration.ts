import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Stands in the vault's own database: a backup of the vault knows exactly the orders that its keys have seen. */
export class CreateErasureOrders1795300000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE erasure_order (
        order_id uuid PRIMARY KEY,
        subject text NOT NULL,
        data_class text NOT NULL,
        carried_out_at timestamptz NOT NULL DEFAULT now()
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE erasure_order');
  }
}
