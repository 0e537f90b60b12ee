import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { type OpenDeadlines, openDeadlines } from '#adapters/deadlines';
import { openDatabase } from '#adapters/postgres';
import type { Deadline } from '#kernel';
import { until } from '#testing';
import { postgresForSpecs, type SpecPostgres } from '../engines/postgres.js';

const schema = 'policies_spec';
const times = { lookMs: 50, againSeconds: 1, answerSeconds: 2, tidySeconds: 1 };

const deadline = (key: string, dueInMs: number): Deadline => ({
  policy: 'remind-when-unanswered',
  key,
  dueAt: new Date(Date.now() + dueInMs).toISOString(),
  command: 'RemindReferral',
  input: { referralId: key },
  correlationId: 'c-1',
  causationId: 'e-1',
});

describe('a deadline', () => {
  let postgres: SpecPostgres;
  let database: DataSource;
  let opened: OpenDeadlines[];
  let lines: string[];
  beforeAll(async () => {
    postgres = await postgresForSpecs();
  });
  beforeEach(async () => {
    database = await openDatabase({ url: await postgres.database(`deadlines_${randomBytes(4).toString('hex')}`), schema, migrations: [] });
    [opened, lines] = [[], []];
  });
  afterEach(async () => {
    await Promise.all(opened.map((deadlines) => deadlines.close()));
    await database.destroy();
  });
  afterAll(() => postgres.remove());

  /** As one process of the service does. */
  async function open(): Promise<OpenDeadlines> {
    const deadlines = await openDeadlines({ database, schema, times, log: (told) => lines.push(JSON.stringify(told)) });
    opened.push(deadlines);
    return deadlines;
  }
  const set = (deadlines: OpenDeadlines, ...all: readonly Deadline[]) =>
    database.transaction(async (rows) => {
      for (const each of all) await deadlines.set(each, rows);
    });
  const lift = (deadlines: OpenDeadlines, key: string) => database.transaction((rows) => deadlines.lift('remind-when-unanswered', key, rows));

  /** Keys in the order of firing. */
  async function watched(deadlines: OpenDeadlines, fired: string[] = []): Promise<string[]> {
    await deadlines.watch(({ key }) => {
      fired.push(key);
      return Promise.resolve('Recorded');
    });
    return fired;
  }

  it('fires once, not before its moment, and brings what was set', async () => {
    const deadlines = await open();
    const due = deadline('r-1', 600);
    await set(deadlines, due);
    const came: { readonly deadline: Deadline; readonly at: number }[] = [];
    await deadlines.watch((each) => {
      came.push({ deadline: each, at: Date.now() });
      return Promise.resolve('Recorded');
    });
    await until('it fires', () => came.length > 0);
    await sleep(500);
    expect(came.map((each) => each.deadline)).toEqual([due]);
    expect(came[0]?.at).toBeGreaterThanOrEqual(Date.parse(due.dueAt));
  });

  it('that came due while nobody watched, weeks ago even, fires when somebody does', async () => {
    const first = await open();
    await set(first, deadline('r-1', -40 * 24 * 3_600_000), deadline('r-2', 100));
    await sleep(300);
    await first.close();
    const fired = await watched(await open());
    await until('it fires', () => fired.length === 2);
    expect([...fired].sort()).toEqual(['r-1', 'r-2']);
  });

  it('is kept with the transaction that set it, and not without', async () => {
    const deadlines = await open();
    const spoilt = database.transaction(async (rows) => {
      await deadlines.set(deadline('r-1', 0), rows);
      throw new Error('spoilt');
    });
    await expect(spoilt).rejects.toThrow('spoilt');
    await set(deadlines, deadline('r-2', 0));
    const fired = await watched(deadlines);
    await until('it fires', () => fired.length > 0);
    await sleep(300);
    expect(fired).toEqual(['r-2']);
  });

  it('is overdue when a minute after its moment nobody has carried it out', async () => {
    const deadlines = await open();
    await set(deadlines, deadline('r-1', -120_000), deadline('r-2', -5_000), deadline('r-3', 300_000));
    expect(await deadlines.overdue()).toBe(1);
    const fired = await watched(deadlines);
    await until('both fire', () => fired.length === 2);
    await until('it is noted', async () => (await deadlines.overdue()) === 0);
    expect(fired.toSorted()).toEqual(['r-1', 'r-2']);
  });

  it('is set once for its key, whatever is said later, also after it has fired', async () => {
    const deadlines = await open();
    await set(deadlines, deadline('r-1', 0), deadline('r-1', 300));
    const fired = await watched(deadlines);
    await until('it fires', () => fired.length > 0);
    await set(deadlines, deadline('r-1', 0));
    await sleep(600);
    expect(fired).toEqual(['r-1']);
  });

  it('does not fire once it is lifted, and lifting what was never set does no harm', async () => {
    const deadlines = await open();
    await lift(deadlines, 'r-0');
    await set(deadlines, deadline('r-1', 300), deadline('r-2', 300));
    await lift(deadlines, 'r-1');
    const fired = await watched(deadlines);
    await until('it fires', () => fired.length > 0);
    await sleep(500);
    expect(fired).toEqual(['r-2']);
  });

  it('fires in one of several processes, which may all start together', async () => {
    const processes = await Promise.all([open(), open(), open()]);
    const [first] = processes;
    const keys = Array.from({ length: 40 }, (_, index) => `r-${index}`);
    await set(first, ...keys.map((key) => deadline(key, 100)));
    const fired: string[] = [];
    await Promise.all(processes.map((deadlines) => watched(deadlines, fired)));
    await until('it fires', () => fired.length >= keys.length);
    await sleep(500);
    expect([...fired].sort()).toEqual([...keys].sort());
  });

  it('is tried again for as long as it fails, and says so without what the error quotes', async () => {
    const deadlines = await open();
    await set(deadlines, deadline('r-1', 0));
    let tries = 0;
    const running = await deadlines.watch(() => {
      tries += 1;
      return tries < 4 ? Promise.reject(new TypeError('Sok Dara')) : Promise.resolve('Recorded');
    });
    await until('it is noticed', () => tries === 1 && !running.healthy().ok);
    await until('it fires', () => tries === 4);
    expect(lines.join('\n')).toContain('"policy":"remind-when-unanswered","reason":"TypeError"');
    expect(lines.join('\n')).not.toContain('Sok Dara');
    const kept = await database.query<{ text: string }[]>(`SELECT t::text AS text FROM ${schema}.job t`);
    expect(JSON.stringify(kept)).not.toContain('Sok Dara');
    await until('it is noticed', () => running.healthy().ok);
  });

  it('over which a process died is carried out by another', async () => {
    const [dying, living] = await Promise.all([open(), open()]);
    await set(dying, deadline('r-1', 0));
    let taken = false;
    let letGo = (_word: string) => {};
    await dying.watch(() => {
      taken = true;
      return new Promise((resolve) => (letGo = resolve));
    });
    await until('it fires', () => taken);
    const fired = await watched(living);
    await until('it fires', () => fired.length > 0);
    expect(fired).toEqual(['r-1']);
    letGo('Recorded');
  });

  it('waits while the database does not answer, and says so until it does', async () => {
    const deadlines = await open();
    const fired: string[] = [];
    const running = await deadlines.watch(({ key }) => Promise.resolve(fired.push(key)).then(() => 'Recorded'));
    await database.query(`ALTER SCHEMA ${schema} RENAME TO away`);
    await until('it is noticed', () => !running.healthy().ok);
    await database.query(`ALTER SCHEMA away RENAME TO ${schema}`);
    await until('it is noticed', () => running.healthy().ok);
    await set(deadlines, deadline('r-1', 0));
    await until('it fires', () => fired.length > 0);
    expect(fired).toEqual(['r-1']);
  });
});
