import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { until } from '#testing';
import { DataFolderInUse } from './errors.js';
import { readPostmaster } from './postmaster-file.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './start.js';

async function ask(url: string, sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

async function backendRunning(url: string, statement: string): Promise<number> {
  for (;;) {
    const [row] = await ask(url, 'SELECT pid FROM pg_stat_activity WHERE query LIKE $1', [statement]);
    if (row !== undefined) return Number(row['pid']);
    await sleep(10);
  }
}

describe('an embedded PostgreSQL', () => {
  let folder: string;
  let running: EmbeddedPostgres;
  let url: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'postgres-'));
    running = await startEmbeddedPostgres({ folder });
    url = await running.database('office');
  });

  afterAll(async () => {
    await running.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test('is a PostgreSQL 18 that writes through to the disk and speaks UTF-8', async () => {
    const settings = ['server_version_num', 'fsync', 'full_page_writes', 'synchronous_commit', 'server_encoding', 'data_checksums'];
    const rows = await ask(url, `SELECT ${settings.map((name) => `current_setting('${name}') AS ${name}`).join(', ')}`);
    expect(rows).toEqual([
      { server_version_num: '180004', fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on', server_encoding: 'UTF8', data_checksums: 'on' },
    ]);
  });

  test('brings the extensions that search and hierarchies need', async () => {
    const wanted = ['btree_gist', 'fuzzystrmatch', 'ltree', 'pg_trgm', 'pgcrypto', 'unaccent'];
    expect(await ask(url, 'SELECT name FROM pg_available_extensions WHERE name = ANY ($1) ORDER BY name', [wanted])).toEqual(wanted.map((name) => ({ name })));
  });

  test('lets nobody in without the password of its data folder', async () => {
    const other = new URL(url);
    other.password = 'guess';
    await expect(ask(other.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
  });

  test('makes the same database once, however many ask for it at a time', async () => {
    const urls = await Promise.all(Array.from({ length: 5 }, () => running.database('shared')));
    expect(new Set(urls).size).toBe(1);
    expect(await ask(url, "SELECT count(*)::int AS n FROM pg_database WHERE datname = 'shared'")).toEqual([{ n: 1 }]);
  });

  test('takes no text for a database name that is not one', async () => {
    await expect(running.database('x"; DROP DATABASE office')).rejects.toThrow(RangeError);
  });

  test('refuses a second server on its data folder and goes on serving', async () => {
    await expect(startEmbeddedPostgres({ folder })).rejects.toThrow(DataFolderInUse);
    expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('writes nothing into its log of what callers send, not even when it fails or a backend dies', async () => {
    await ask(url, 'CREATE TABLE told (name text UNIQUE, age int)');
    await ask(url, "INSERT INTO told VALUES ('Sok Dara', 1)");
    await expect(ask(url, 'INSERT INTO told VALUES ($1, 1)', ['Sok Dara'])).rejects.toThrow('duplicate key');
    await expect(ask(url, "INSERT INTO told VALUES ('x', 'Sok Dara'::int)")).rejects.toThrow('invalid input syntax');
    await expect(ask(url, 'SELECT $1::int', ['Sok Dara'])).rejects.toThrow('invalid input syntax');
    await expect(ask(url, "DO $$ BEGIN RAISE WARNING 'Sok Dara'; RAISE EXCEPTION 'Sok Dara'; END $$")).rejects.toThrow('Sok Dara');
    const doomed = ask(url, "SELECT pg_sleep(60), 'Sok Dara' AS name");
    const [ended] = await Promise.allSettled([doomed, backendRunning(url, 'SELECT pg_sleep%').then((pid) => process.kill(pid, 'SIGKILL'))]);
    expect(ended.status).toBe('rejected');
    while (!(await ask(url, 'SELECT 1').then(() => true, () => false))) await sleep(20);
    const log = await readFile(join(folder, 'postgres.log'), 'utf8');
    expect(log).toContain('was terminated by signal 9');
    expect(log).not.toMatch(/Sok|Dara|INSERT|SELECT/);
  });
});

describe('an embedded PostgreSQL that ends without being asked to', () => {
  const killed = async (folder: string) => process.kill((await readPostmaster(join(folder, 'cluster', 'data')))?.pid ?? 0, 'SIGKILL');

  test('comes back by itself at the same address, with all that was committed, as often as it is killed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'postgres-'));
    const lines: string[] = [];
    const running = await startEmbeddedPostgres({ folder, log: (told) => lines.push(told.message) });
    const url = await running.database('office');
    await ask(url, 'CREATE TABLE kept (n int)');
    for (const n of [1, 2]) {
      await ask(url, 'INSERT INTO kept VALUES ($1)', [n]);
      await killed(folder);
      await until('it is back', () => ask(url, 'SELECT 1').then(() => lines.filter((line) => line === 'PostgreSQL is back').length === n, () => false));
    }
    expect(await ask(url, 'SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 2 }]);
    await running.stop();
    expect(await readPostmaster(join(folder, 'cluster', 'data'))).toBeUndefined();
    await rm(folder, { recursive: true });
  });

  test('stays away when it is stopped while it was coming back', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'postgres-'));
    const running = await startEmbeddedPostgres({ folder });
    await killed(folder);
    await sleep(100);
    await running.stop();
    await sleep(300);
    expect(await readPostmaster(join(folder, 'cluster', 'data'))).toBeUndefined();
    await rm(folder, { recursive: true });
  });
});

describe('what an embedded PostgreSQL keeps', () => {
  test('is there again after a restart, under the same password', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'postgres-'));
    const first = await startEmbeddedPostgres({ folder });
    const before = await first.database('office');
    await ask(before, "CREATE TABLE kept AS SELECT 'once told' AS what");
    await first.stop();
    expect(await readPostmaster(join(folder, 'cluster', 'data'))).toBeUndefined();
    const second = await startEmbeddedPostgres({ folder });
    const after = await second.database('office');
    expect(await ask(after, 'SELECT what FROM kept')).toEqual([{ what: 'once told' }]);
    expect(new URL(after).password).toBe(new URL(before).password);
    await second.stop();
    await second.stop();
    await rm(folder, { recursive: true });
  });

  test('was set up once when two start on a new folder together: one serves, one is refused', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'postgres-'));
    const outcomes = await Promise.allSettled([startEmbeddedPostgres({ folder }), startEmbeddedPostgres({ folder })]);
    const served = outcomes.filter((outcome) => outcome.status === 'fulfilled');
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect([served.length, refused.length]).toEqual([1, 1]);
    expect(refused[0]?.reason).toBeInstanceOf(DataFolderInUse);
    expect(await ask((await served[0]?.value.database('office')) ?? '', 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await served[0]?.value.stop();
    await rm(folder, { recursive: true });
  });
});
