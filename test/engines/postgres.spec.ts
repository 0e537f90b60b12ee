import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openDatabase } from '#adapters/postgres';
import { postgresForSpecs, type SpecPostgres } from './postgres.js';

let server: SpecPostgres;

beforeAll(async () => {
  server = await postgresForSpecs();
});

afterAll(() => server.remove());

test('whichever PostgreSQL it is, it stores in UTF-8, writes through to the disk and compares by code point', async () => {
  const pool = await openDatabase({ url: await server.database('engine'), schema: 'engine', migrations: [] });
  const [row] = await pool.query<Record<string, string>[]>(
    "SELECT current_setting('server_encoding') AS encoding, current_setting('fsync') AS fsync, datcollate AS collation FROM pg_database WHERE datname = current_database()",
  );
  expect(row).toEqual({ encoding: 'UTF8', fsync: 'on', collation: 'C.UTF-8' });
  await pool.destroy();
});

test('the extensions that the product uses can be made by it', async () => {
  const pool = await openDatabase({ url: await server.database('extensions'), schema: 'engine', migrations: [] });
  const wanted = ['btree_gist', 'fuzzystrmatch', 'ltree', 'pg_trgm', 'pgcrypto', 'unaccent'];
  for (const name of wanted) await pool.query(`CREATE EXTENSION ${name} SCHEMA public`);
  const made = await pool.query<{ extname: string }[]>("SELECT extname FROM pg_extension WHERE extname <> 'plpgsql' ORDER BY extname");
  expect(made.map(({ extname }) => extname)).toEqual(wanted);
  expect(await pool.query("SELECT similarity('ដារា', 'ដារ៉ា') > 0.3 AS alike, unaccent('Sôk') AS plain")).toEqual([{ alike: true, plain: 'Sok' }]);
  await pool.destroy();
});
