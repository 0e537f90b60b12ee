import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { openDatabase } from '#adapters/postgres';
import { type ProjectorHandle, type ProjectorOptions, RebuildFailed, startProjector, tableHashes } from '#adapters/projector';
import { contractOf, events } from '#contracts/all';
import { ChildRegistered } from '#contracts/children';
import { CaseReferredToCourt } from '#contracts/investigation';
import type { Note } from '#kernel';
import { until } from '#testing';
import { viewMigrations, viewProjections } from './all-views.js';
import { Engines } from './engines.js';
import { record } from './recording.js';
import { rules } from './seen.js';

const aChild = () => ({
  event: ChildRegistered.of({ childId: randomUUID(), sex: 'FEMALE', ageYears: 12, nameKhmer: 'ចាន់ ស្រីនាង', districtCode: '1710' }),
});

describe('rebuilding the tables', () => {
  let engines: Engines;
  let database: DataSource;
  let readers: Pool;
  let projector: ProjectorHandle;
  const open = (schema: string) => openDatabase({ url: engines.databaseUrl, schema, migrations: viewMigrations });

  const start = (more: Partial<ProjectorOptions> = {}) =>
    startProjector({
      eventStore: engines.eventStore, keyVault: engines.keyVault, name: 'views', database, projections: viewProjections, rules, contractOf, openSchema: open, ...more,
    });

  beforeAll(async () => {
    engines = await Engines.create();
    database = await open('views');
    readers = new Pool({ connectionString: engines.databaseUrl, max: 3, options: '-c search_path=views' });
    projector = await start();
    // A case at court names its children only around what it says.
    const around = { [CaseReferredToCourt.type]: { childIds: [randomUUID()] } };
    const all = Object.values(events).map((contract) => ({ event: contract.of(contract.sample as never), ...around[contract.type] }));
    await record(engines, ...all, ...Array.from({ length: 300 }, aChild));
  });
  afterAll(async () => {
    await projector.stop();
    await readers.end();
    await database.destroy();
    await engines.remove();
  });

  const settled = async () => {
    await projector.reached(await engines.eventStore.head(), 10_000);
    return tableHashes(database, viewProjections);
  };

  /** Prepared once on each connection, as hot queries are. */
  const count = async (): Promise<number> => {
    const { rows } = await readers.query<{ entries: number }>({
      name: 'entries',
      text: 'SELECT count(*)::int AS entries FROM timeline_entry JOIN child_card USING (child_id)',
    });
    return rows[0]?.entries ?? -1;
  };

  /** So that the exchange falls into the middle of a transaction of the living tables, nearly always. */
  const slowDown = async (): Promise<void> => {
    await database.query(`
      CREATE FUNCTION take_time() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_sleep(0.2);
        RETURN NULL;
      END $$`);
    await database.query('CREATE TRIGGER slow AFTER INSERT ON timeline_entry FOR EACH STATEMENT EXECUTE FUNCTION take_time()');
  };

  it('gives byte for byte the rows that were there, twice', async () => {
    const before = await settled();
    expect(before.find(({ table }) => table === 'search_token')?.rows).toBeGreaterThan(300);
    expect(before.filter(({ rows }) => rows === 0)).toEqual([]);
    await projector.rebuild();
    expect(await settled()).toEqual(before);
    await projector.rebuild();
    expect(await settled()).toEqual(before);
  });

  it('lets commands and readers go on: nobody meets an error, or fewer rows than before', async () => {
    let running = true;
    const write = async (): Promise<number> => {
      let written = 0;
      for (; running; written += 1) await record(engines, aChild());
      return written;
    };
    const read = async (): Promise<number> => {
      let most = 0;
      let looks = 0;
      for (; running; looks += 1) {
        const now = await count();
        expect(now).toBeGreaterThanOrEqual(Math.max(most, 300));
        most = now;
      }
      return looks;
    };
    await projector.reached(await engines.eventStore.head(), 10_000);
    const work = Promise.all([write(), write(), read(), read(), read()]);
    try {
      for (let times = 0; times < 4; times += 1) {
        await slowDown();
        await projector.rebuild();
      }
    } finally {
      running = false;
    }
    const [one, other, ...looks] = await work;
    expect(Math.min(one, other)).toBeGreaterThan(10);
    expect(Math.min(...looks)).toBeGreaterThan(50);

    const before = await settled();
    expect(before.find(({ table }) => table === 'child_card')?.rows).toBe(301 + one + other);
    expect(await database.query("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'views\\_%'")).toEqual([]);
    expect(projector.healthy()).toEqual({ ok: true });
    await projector.rebuild();
    expect(await settled()).toEqual(before);
  });

  it('comes by itself where earlier rules made the tables, which serve until then, and once however many start', async () => {
    const before = await settled();
    await projector.stop();
    // As a release that brought a table left it, before anybody noted who made the rows.
    await database.query('DELETE FROM measured_session');
    await database.query('UPDATE checkpoint SET rules = NULL, edition = NULL');
    const most = await count();
    const told: Note[] = [];
    const log = (one: Note) => void told.push(one);
    const [one, other] = await Promise.all([start({ log }), start({ log })]);
    projector = one;
    expect(one.caughtUp() || other.caughtUp()).toBe(false);
    await until('both are ready', async () => {
      expect(await count()).toBeGreaterThanOrEqual(most);
      return one.caughtUp() && other.caughtUp();
    });
    expect(await settled()).toEqual(before);
    const again = told.flatMap(({ message, fields }) => (message === 'these tables were read again from the log' ? [fields] : []));
    expect(again).toEqual([{ reader: 'views', edition: rules.edition, events: expect.any(Number) }]);
    expect(again[0]?.['events']).toBeGreaterThanOrEqual(most);
    expect(told.filter(({ message }) => message === 'these tables were read again by another program')).toHaveLength(1);
    await other.stop();
  });

  it('does not come where a later release made the tables: they stay, and whoever is earlier is not ready', async () => {
    const before = await settled();
    const told: Note[] = [];
    const earlier = await start({ rules: { fingerprint: 'early', edition: rules.edition - 1 }, log: (one) => void told.push(one) });
    await until('it says so', () => !earlier.healthy().ok);
    expect(new Set(told.map(({ fields }) => fields['reason']))).toEqual(new Set(['MadeByNewerRelease']));
    expect(await database.query('SELECT rules FROM checkpoint')).toEqual([{ rules: rules.fingerprint }]);
    expect(await settled()).toEqual(before);
    // Somebody goes back to it on purpose, and forth again.
    await earlier.rebuild();
    await until('it goes on', () => earlier.healthy().ok);
    expect(await database.query('SELECT rules FROM checkpoint')).toEqual([{ rules: 'early' }]);
    await earlier.stop();
    await projector.rebuild();
    expect(await database.query('SELECT rules FROM checkpoint')).toEqual([{ rules: rules.fingerprint }]);
    expect(await settled()).toEqual(before);
  });

  it('comes too where a later release wrote into the tables and went before its own were whole', async () => {
    const before = await settled();
    await projector.stop();
    const told: Note[] = [];
    const log = (one: Note) => void told.push(one);
    const noRoom = () => Promise.reject(new Error('no room for other tables'));
    const later = await start({ rules: { fingerprint: 'later', edition: rules.edition + 1 }, openSchema: noRoom, log });
    expect(await later.reached(await record(engines, aChild()), 10_000)).toBe(true);
    expect([later.caughtUp(), later.healthy()]).toEqual([false, { ok: true }]);
    await until('it says why', () => told.some(({ level }) => level === 'warn'));
    await later.stop();
    expect(await database.query('SELECT rules, edition FROM checkpoint')).toEqual([{ rules: null, edition: null }]);
    projector = await start();
    await until('the tables are whole', () => projector.caughtUp());
    expect(await database.query('SELECT rules, edition FROM checkpoint')).toEqual([{ rules: rules.fingerprint, edition: rules.edition }]);
    expect((await settled()).find(({ table }) => table === 'child_card')?.rows).toBe(1 + (before.find(({ table }) => table === 'child_card')?.rows ?? 0));
  });

  it('is done one at a time, and a refused one changes nothing', async () => {
    const outcomes = await Promise.allSettled([projector.rebuild(), projector.rebuild()]);
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toBeInstanceOf(RebuildFailed);
  });

  it('clears away what a rebuild left that was cut short', async () => {
    const left = await open('views_rebuild');
    await left.query('CREATE TABLE half (id int)');
    await left.destroy();
    await database.query('CREATE SCHEMA views_before');
    const before = await settled();
    await projector.rebuild();
    expect(await settled()).toEqual(before);
    expect(await database.query("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'views\\_%'")).toEqual([]);
  });
});
