import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { openDatabase } from '#adapters/postgres';
import { projectorMigrations, startProjector } from '#adapters/projector';
import { contractOf } from '#contracts/all';
import { ChildRegistered } from '#contracts/children';
import type { Position } from '#kernel';
import { Engines } from './engines.js';
import { record } from './recording.js';
import { rules, Seen1795299000000, seen } from './seen.js';

const aChild = () => ({ event: ChildRegistered.of({ childId: randomUUID(), sex: 'MALE', nameLatin: 'Sok Dara' }) });

describe('a projector whose database connections are killed in the middle of its work', () => {
  let engines: Engines;
  let database: DataSource;
  let admin: Client;

  beforeAll(async () => {
    engines = await Engines.create();
    database = await openDatabase({ url: engines.databaseUrl, schema: 'failing', migrations: [...projectorMigrations, Seen1795299000000] });
    // Slow enough to be hit between the rows and the checkpoint.
    await database.query(`
      CREATE FUNCTION take_time() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_sleep(0.02);
        RETURN NULL;
      END $$`);
    await database.query('CREATE TRIGGER slow AFTER INSERT ON seen FOR EACH STATEMENT EXECUTE FUNCTION take_time()');
    admin = new Client({ connectionString: engines.databaseUrl, options: '-c search_path=failing' });
    await admin.connect();
  });
  afterAll(async () => {
    await admin.end();
    await database.destroy();
    await engines.remove();
  });

  const killWhoeverWrites = async (): Promise<number> => {
    const { rows } = await admin.query<{ killed: boolean }>(
      `SELECT pg_terminate_backend(pid) AS killed FROM pg_stat_activity
        WHERE application_name = 'toldonce failing' AND state = 'active' AND query LIKE 'INSERT INTO "seen"%'`,
    );
    return rows.filter(({ killed }) => killed).length;
  };

  /** Rows beyond the checkpoint, and events up to the checkpoint that have no row. */
  const torn = async (recorded: readonly Position[]): Promise<number> => {
    const { rows } = await admin.query<{ position: string; seen: string[] }>(
      `SELECT (SELECT position FROM checkpoint WHERE name = 'failing') AS position,
              array(SELECT position::text FROM seen ORDER BY seen.position) AS seen`,
    );
    const checkpoint = BigInt(rows[0]?.position ?? -1);
    const expected = recorded.filter((position) => position <= checkpoint).map(String);
    return JSON.stringify(rows[0]?.seen) === JSON.stringify(expected) ? 0 : 1;
  };

  it('never leaves rows without their checkpoint nor a checkpoint without its rows, and loses and doubles nothing', async () => {
    const lines: string[] = [];
    const recorded: Position[] = [];
    for (let count = 0; count < 150; count += 1) recorded.push(await record(engines, aChild()));
    const projector = await startProjector({
      eventStore: engines.eventStore, keyVault: engines.keyVault, name: 'failing', database, projections: [seen], rules, contractOf, log: (told) => lines.push(JSON.stringify(told)),
    });
    try {
      let killed = 0;
      let looks = 0;
      for (const end = Date.now() + 20_000; killed < 5 && Date.now() < end; ) {
        recorded.push(await record(engines, aChild()));
        const victims = await killWhoeverWrites();
        killed += victims;
        expect(await torn(recorded)).toBe(0);
        looks += 1;
        if (victims > 0) await pause(10);
      }
      expect(killed).toBeGreaterThanOrEqual(5);
      expect(looks).toBeGreaterThan(killed);
      expect(await projector.reached(recorded.at(-1) ?? -1n, 20_000)).toBe(true);
      expect(projector.healthy()).toEqual({ ok: true });
      expect(await torn(recorded)).toBe(0);
      const { rows } = await admin.query<{ once: boolean }>(
        'SELECT count(*) = (SELECT count(*) FROM seen) AND count(*) = count(DISTINCT event_id) AS once FROM written',
      );
      expect(rows).toEqual([{ once: true }]);
      expect(lines.length).toBeGreaterThan(0);
      for (const line of lines) expect(line).toMatch(/a reader of the log tries again","fields":\{"reader":"failing","reason":"[\w ]+"\}/);
    } finally {
      await projector.stop();
    }
  });
});
