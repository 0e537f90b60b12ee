import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { Rules } from '#adapters/projector';
import { events } from '#contracts/all';
import type { EventContract, Projection, Projector, RecordedEvent, RowChange } from '#kernel';

/** A table of what was projected, and beside it how often each row was written, which rows alone would not show. */
export class Seen1795299000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE seen (event_id uuid PRIMARY KEY, position bigint NOT NULL, note text)');
    await runner.query('CREATE TABLE written (event_id uuid NOT NULL)');
    await runner.query(`
      CREATE FUNCTION note_writing() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO written VALUES (new.event_id);
        RETURN new;
      END $$`);
    await runner.query('CREATE TRIGGER noted AFTER INSERT OR UPDATE ON seen FOR EACH ROW EXECUTE FUNCTION note_writing()');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE seen, written');
  }
}

export const seenWith = (handler: Projector<EventContract>): Projection => ({
  name: 'seen',
  tables: ['seen'],
  opens: false,
  handlers: Object.fromEntries(Object.keys(events).map((type) => [type, handler])),
});

export const seenRow = ({ id, position }: RecordedEvent): readonly RowChange[] => [
  { kind: 'put', table: 'seen', key: { event_id: id }, row: { position } },
];
export const seen = seenWith(seenRow);

/** Of whatever projections a spec has: nobody comes with later ones. */
export const rules: Rules = { fingerprint: 'of this spec', edition: 5 };
