import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '#adapters/postgres';
import type { AccessEntry, Actor } from '#kernel';
import { until } from '#testing';
import { AccessLogUnavailable, openAccessLog, type OpenAccessLog } from './open-access-log.js';

const actor: Actor = { id: 'u-1', agency: 'MoI', unit: 'ahtjp-17', role: 'ahtjp-provincial', province: '17' };
let folder: string;
let postgres: EmbeddedPostgres;
let url: string;
let log: OpenAccessLog;
let auditor: Client;
let child: string;

const entry = (changes: Partial<AccessEntry> = {}): AccessEntry => ({
  actor,
  operation: 'timeline',
  outcome: 'granted',
  subjects: [child],
  detail: ['child-identity'],
  at: new Date('2026-03-02T02:00:00.123Z'),
  ...changes,
});
const ask = async (sql: string) => (await auditor.query<Record<string, unknown>>(sql)).rows;
const within = (promise: Promise<unknown>, ms: number) => Promise.race([promise.then(() => 'done'), sleep(ms).then(() => 'waiting')]);

async function open(): Promise<void> {
  postgres = await startEmbeddedPostgres({ folder });
  url = await postgres.database('access_log');
  log = await openAccessLog({ url });
  await openAuditor();
}

async function openAuditor(): Promise<void> {
  auditor = new Client({ connectionString: url });
  auditor.on('error', () => undefined);
  await auditor.connect();
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'access-log-'));
  await open();
});
afterAll(async () => {
  await Promise.all([log.close(), auditor.end()]);
  await postgres.stop();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  child = randomUUID();
});

describe('what was recorded', () => {
  test('is read back as it was, by what it is about', async () => {
    const refused = entry({ outcome: 'refused', subjects: [randomUUID(), child], detail: ['NotFoundOrNotYours'], actor: { ...actor, role: 'ngo' } });
    await log.record([entry(), refused, entry({ subjects: [] })]);
    const { entries, next } = await log.entriesAbout(child);
    expect(entries.map(({ number: _number, ...read }) => read)).toEqual([refused, entry()]);
    expect(next).toBeUndefined();
  });

  test('keeps an actor without a province without one', async () => {
    const { province: _province, ...national } = actor;
    await log.record([entry({ actor: national })]);
    expect((await log.entriesAbout(child)).entries[0]?.actor).toEqual(national);
  });

  test('is read page by page, newest first, though more is recorded meanwhile', async () => {
    for (let n = 0; n < 7; n += 1) await log.record([entry({ operation: `query ${n}` })]);
    const first = await log.entriesAbout(child, { limit: 3 });
    await log.record([entry({ operation: 'later' })]);
    const second = await log.entriesAbout(child, { limit: 3, before: first.next ?? '' });
    const third = await log.entriesAbout(child, { limit: 3, before: second.next ?? '' });
    expect([first, second, third].map(({ entries }) => entries.map(({ operation }) => operation))).toEqual([
      ['query 6', 'query 5', 'query 4'],
      ['query 3', 'query 2', 'query 1'],
      ['query 0'],
    ]);
    expect(third.next).toBeUndefined();
  });

  test.each(['UPDATE access_log.entry SET outcome = $$granted$$', 'DELETE FROM access_log.entry', 'TRUNCATE access_log.entry'])(
    'cannot be changed: %s',
    async (statement) => {
      await log.record([entry()]);
      await expect(ask(statement)).rejects.toThrow('only ever added');
      await expect(ask(`SET session_replication_role = replica; ${statement}`)).rejects.toThrow('only ever added');
      await ask('RESET session_replication_role');
      expect((await log.entriesAbout(child)).entries).toHaveLength(1);
    },
  );

  test('holds no text that PostgreSQL would refuse, so that nobody can spoil the group of others', async () => {
    await Promise.all([log.record([entry({ subjects: ['a\0b', '\ud800', 'x'.repeat(900)] })]), log.record([entry()])]);
    const { entries } = await log.entriesAbout('a\0b');
    expect(entries[0]?.subjects).toEqual(['a\ufffdb', '\ufffd', 'x'.repeat(200)]);
    expect((await log.entriesAbout(child)).entries).toHaveLength(1);
  });
});

describe('a caller', () => {
  test('is told only after the commit', async () => {
    await ask('BEGIN; LOCK TABLE access_log.entry IN EXCLUSIVE MODE');
    const recorded = log.record([entry()]);
    expect(await within(recorded, 300)).toBe('waiting');
    await ask('COMMIT');
    await recorded;
    const rows = await ask(`SELECT subjects FROM access_log.entry WHERE subjects @> ARRAY['${child}']`);
    expect(rows).toEqual([{ subjects: [child] }]);
  });

  test('shares the insert with those who came meanwhile: 100 at once take a few', async () => {
    await Promise.all(Array.from({ length: 100 }, (_, n) => log.record([entry({ operation: `query ${n}` })])));
    const [counted] = await ask(
      `SELECT count(*)::int AS entries, count(DISTINCT xmin::text)::int AS inserts FROM access_log.entry WHERE subjects @> ARRAY['${child}']`,
    );
    expect(counted).toEqual({ entries: 100, inserts: 2 });
  });

  test('is refused, as are all who share its insert, when the insert fails; the next ones are served', async () => {
    await ask('BEGIN; LOCK TABLE access_log.entry IN EXCLUSIVE MODE');
    const outcomes = Promise.allSettled(Array.from({ length: 5 }, () => log.record([entry()])));
    await sleep(100);
    await ask("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'toldonce access_log' AND wait_event_type = 'Lock'");
    await sleep(100);
    await ask("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'toldonce access_log' AND wait_event_type = 'Lock'");
    const refused = (await outcomes).filter((outcome) => outcome.status === 'rejected');
    await ask('COMMIT');
    expect(refused.map(({ reason }: PromiseRejectedResult) => (reason as Error).name)).toEqual(Array.from({ length: 5 }, () => 'AccessLogUnavailable'));
    expect(JSON.stringify(refused)).not.toContain(child);
    await log.record([entry()]);
    expect((await log.entriesAbout(child)).entries).toHaveLength(1);
  });
});

test('every entry that a caller was told of is there after the server was killed', async () => {
  const told: string[] = [];
  const caller = async (name: number) => {
    for (let n = 0; ; n += 1) {
      const operation = `caller ${name} query ${n}`;
      await log.record([entry({ operation })]);
      told.push(operation);
    }
  };
  const callers = Promise.allSettled(Array.from({ length: 8 }, (_, name) => caller(name)));
  await sleep(500);
  const [pid] = (await readFile(join(folder, 'cluster', 'data', 'postmaster.pid'), 'utf8')).split('\n');
  process.kill(Number(pid), 'SIGQUIT');
  const ends = await callers;
  expect(ends.every((end) => end.status === 'rejected' && end.reason instanceof AccessLogUnavailable)).toBe(true);
  await auditor.end().catch(() => undefined);
  // The server is started again by itself, and the log finds it.
  await until('the log writes again', () => log.record([entry()]).then(() => true, () => false));
  await openAuditor();
  const kept = await ask(`SELECT operation FROM access_log.entry WHERE subjects @> ARRAY['${child}']`);
  expect(told.length).toBeGreaterThan(8);
  expect(kept.map(({ operation }) => operation)).toEqual(expect.arrayContaining(told));
});
