import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which series a recording is of; of what was told before, unknown until the views are rebuilt. */
export class TapesOfSeries1795200093000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['measured_recording', 'measured_viewing']) await runner.query(`ALTER TABLE ${table} ADD COLUMN series_id uuid`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['measured_recording', 'measured_viewing']) await runner.query(`ALTER TABLE ${table} DROP COLUMN series_id`);
  }
}
