import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../embedded/start.js';
import { openDatabase } from './open-database.js';

class CreateVisits1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE visits (id int PRIMARY KEY, note text UNIQUE)');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE visits');
  }
}

class FailHalfway1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE half (id int)');
    await runner.query('SELECT 1 / 0');
  }
  async down(): Promise<void> {}
}

let running: EmbeddedPostgres;
let folder: string;
let url: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'postgres-'));
  running = await startEmbeddedPostgres({ folder });
  url = await running.database('office');
});

afterAll(async () => {
  await running.stop();
  await rm(folder, { recursive: true });
});

test('two schemas of one database have tables and migrations of their own', async () => {
  const [first, second] = await Promise.all(
    ['first', 'second'].map((schema) => openDatabase({ url, schema, migrations: [CreateVisits1700000000000] })),
  );
  await first?.query("INSERT INTO visits VALUES (1, 'a')");
  expect(await second?.query('SELECT * FROM visits')).toEqual([]);
  expect(await second?.query('SELECT name FROM second.migrations')).toEqual([{ name: 'CreateVisits1700000000000' }]);
  await Promise.all([first?.destroy(), second?.destroy()]);
});

test('every connection of the pool sees its schema and gives up a statement after 15 seconds', async () => {
  const pool = await openDatabase({ url, schema: 'pooled', migrations: [], poolSize: 4 });
  const ask = "SELECT pg_backend_pid() AS pid, current_schema() AS schema, current_setting('statement_timeout') AS timeout, pg_sleep(0.2)";
  const answers = await Promise.all(Array.from({ length: 4 }, () => pool.query<{ pid: number; schema: string; timeout: string }[]>(ask)));
  expect(new Set(answers.map(([row]) => row?.pid)).size).toBe(4);
  expect(new Set(answers.map(([row]) => `${row?.schema} ${row?.timeout}`))).toEqual(new Set(['pooled 15s']));
  await pool.destroy();
});

test('opening again runs no migration twice and keeps what is there', async () => {
  const options = { url, schema: 'again', migrations: [CreateVisits1700000000000] };
  const first = await openDatabase(options);
  await first.query("INSERT INTO visits VALUES (1, 'kept')");
  await first.destroy();
  const second = await openDatabase(options);
  expect(await second.query('SELECT note FROM visits')).toEqual([{ note: 'kept' }]);
  await second.destroy();
});

test('a migration that fails leaves nothing of itself, and lets go of the lock', async () => {
  const broken = { url, schema: 'broken', migrations: [CreateVisits1700000000000, FailHalfway1700000000001] };
  await expect(openDatabase(broken)).rejects.toThrow('division by zero');
  const repaired = await openDatabase({ ...broken, migrations: [CreateVisits1700000000000] });
  expect(await repaired.query("SELECT to_regclass('visits') AS visits, to_regclass('half') AS half")).toEqual([{ visits: 'visits', half: null }]);
  await repaired.destroy();
});

test('processes that start together run each migration once', async () => {
  execFileSync(process.execPath, ['infra/scripts/build.mjs'], { env: {} });
  const start = `
    import { openDatabase } from '#adapters/postgres';
    class Slow1700000000002 {
      async up(runner) { await runner.query('CREATE TABLE together AS SELECT 1 AS n FROM pg_sleep(0.5)'); }
      async down() {}
    }
    const pool = await openDatabase({ url: process.env.TARGET, schema: 'together', migrations: [Slow1700000000002] });
    const [{ n }] = await pool.query('SELECT count(*)::int AS n FROM migrations');
    await pool.destroy();
    console.log(n);
  `;
  const run = promisify(execFile);
  const outputs = await Promise.all(
    Array.from({ length: 3 }, () => run(process.execPath, ['--input-type=module', '-e', start], { env: { TARGET: url } })),
  );
  expect(outputs.map(({ stdout }) => stdout.trim())).toEqual(['1', '1', '1']);
});

test('a failed statement says so without a word on the console', async () => {
  const pool = await openDatabase({ url, schema: 'quiet', migrations: [CreateVisits1700000000000] });
  const said: unknown[] = [];
  const consoles = ['log', 'info', 'warn', 'error'] as const;
  const before = consoles.map((name) => console[name]);
  for (const name of consoles) console[name] = (...words: unknown[]) => said.push(words);
  await pool.query('INSERT INTO visits VALUES (1, $1)', ['Sok Dara']);
  const refused = await pool.query('INSERT INTO visits VALUES (2, $1)', ['Sok Dara']).then(() => 'taken', (error: Error) => error.message);
  for (const [index, name] of consoles.entries()) console[name] = before[index] ?? console[name];
  expect(refused).toMatch(/^duplicate key value violates unique constraint "[^"]+"$/);
  expect(said).toEqual([]);
  await pool.destroy();
});

test('takes no text for a schema name that is not one', async () => {
  await expect(openDatabase({ url, schema: 'x; DROP SCHEMA public', migrations: [] })).rejects.toThrow(RangeError);
});
