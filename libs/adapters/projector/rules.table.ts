import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Beside how far a projector has come: by which rules it made the rows. Empty where that was before anybody noted it. */
export class RulesOfRows1795200110000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE checkpoint ADD COLUMN rules text, ADD COLUMN edition int');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE checkpoint DROP COLUMN rules, DROP COLUMN edition');
  }
}
