import { expect } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openKeyVault } from '#adapters/key-vault';
import { openDatabase } from '#adapters/postgres';
import { startProjector, tableHashes } from '#adapters/projector';
import { contractOf } from '#contracts/all';
import { viewMigrations, viewProjections } from '../projector/all-views.js';
import { rules } from '../projector/seen.js';
import { ask, joinDatabases, type JoinedDatabases } from './joined-databases.js';
import { prefixOfLog } from './prefix-of-log.js';

const countsSql = 'SELECT stream, type, count(*)::int AS events FROM eventstore.events WHERE position <= $1 GROUP BY stream, type ORDER BY stream, type';
const eventsSql = "SELECT count(*)::int AS events, md5(string_agg(e::text, ';' ORDER BY position)) AS hash FROM eventstore.events e WHERE position <= $1";
const looksSql = "SELECT count(*)::int AS looks, md5(string_agg(e::text, ';' ORDER BY number)) AS hash FROM access_log.entry e WHERE number <= $1";

/** Positions, ids, revisions and times included. */
export async function sameLog(restored: JoinedDatabases, original: JoinedDatabases, last: bigint): Promise<void> {
  expect(await ask(restored.events, countsSql, [last])).toEqual(await ask(original.events, countsSql, [last]));
  expect(await ask(restored.events, eventsSql, [last])).toEqual(await ask(original.events, eventsSql, [last]));
  expect(await ask(restored.events, 'SELECT max(position)::text AS last FROM eventstore.events')).toEqual([{ last: String(last) }]);
}

export async function sameLooks(restored: JoinedDatabases, original: JoinedDatabases, looks: number): Promise<void> {
  const [last] = await ask(original.office, 'SELECT number FROM access_log.entry ORDER BY number OFFSET $1 LIMIT 1', [looks - 1]);
  const found = await ask(restored.office, looksSql, [last?.['number']]);
  expect(found).toEqual(await ask(original.office, looksSql, [last?.['number']]));
  expect(found).toMatchObject([{ looks }]);
}

/** The views that serve from a restored log are those of the original log when it ended there, under the same keys. */
export async function sameViews(restored: JoinedDatabases, original: JoinedDatabases, last: bigint, dataFolder: string): Promise<void> {
  const url = await restored.url('toldonce');
  const masterKey = Buffer.from(await readFile(join(dataFolder, 'master-key'), 'utf8'), 'base64');
  const keyVault = await openKeyVault({ url: await restored.url('vault'), masterKey });
  const [serving, expected] = [
    await openDatabase({ url, schema: 'views', migrations: [] }),
    await openDatabase({ url, schema: `expected_${randomUUID().slice(0, 8)}`, migrations: viewMigrations }),
  ];
  const projector = await startProjector({
    name: 'views',
    database: expected,
    eventStore: prefixOfLog(original.events, last),
    keyVault,
    projections: viewProjections,
    rules,
    contractOf,
  });
  expect(await projector.reached(last, 20_000)).toBe(true);
  const hashes = await tableHashes(serving, viewProjections);
  expect(hashes).toEqual(await tableHashes(expected, viewProjections));
  expect(hashes.filter(({ rows }) => rows > 0).length).toBeGreaterThan(5);
  await projector.stop();
  await Promise.all([serving.destroy(), expected.destroy(), keyVault.close()]);
}

/** Before anything runs on it, a restored vault can open what is still to be read, and nobody who was erased. */
export async function sameKeys(folder: string, open: readonly string[], erased: readonly string[]): Promise<void> {
  const restored = await joinDatabases(folder);
  const living = "SELECT subject FROM vault.data_key WHERE data_class = 'child-identity' AND wrapped IS NOT NULL AND subject = ANY ($1)";
  const found = (await ask(restored.vault, living, [[...open, ...erased]])).map(({ subject }) => subject);
  await restored.leave();
  expect(new Set(found)).toEqual(new Set(open));
}
