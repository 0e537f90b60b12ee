import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#adapters/postgres';
import { freePort } from '../harness/free-port.js';
import { type RunningProcess, startProcess } from '../harness/running-process.js';
import { temporaryFolder } from './source-office.js';
import { erase, nameOf, signInStaff, tellOfAChild, type ToldChild } from './told-children.js';

let folder: string;
let server: EmbeddedPostgres;
let vault: Client;
let env: Readonly<Record<string, string>>;
let url: string;
let office: RunningProcess;
let forgotten: ToldChild;

const start = () => startProcess('dist/apps/office/main.js', ['--empty'], env);
const keys = "SELECT key_id, wrapped FROM vault.data_key WHERE subject = $1 AND data_class = 'child-identity'";
interface Key {
  readonly key_id: string;
  readonly wrapped: Buffer | null;
}

async function connect(): Promise<Client> {
  const client = new Client({ connectionString: env['VAULT_DATABASE_URL'] });
  // A lost connection also fails the query that waits on it.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

beforeAll(async () => {
  execFileSync(process.execPath, ['infra/scripts/build.mjs'], { env: {} });
  folder = await temporaryFolder('first-answer');
  server = await startEmbeddedPostgres({ folder: join(folder, 'server') });
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  env = {
    DATA_FOLDER: join(folder, 'data'),
    DATABASE_URL: await server.database('office'),
    VAULT_DATABASE_URL: await server.database('keys'),
    PORT: String(port),
  };
  vault = await connect();
  office = start();
  await office.says('ToldOnce is ready');
});
afterAll(async () => {
  await office.end();
  await vault.end();
  await server.stop();
  await rm(folder, { recursive: true });
});

it('waits until a vault that was put back has forgotten whom the log had erased since', async () => {
  const staff = await signInStaff(url);
  forgotten = await tellOfAChild(staff, 'Sok Chanmony');
  const { rows: then } = await vault.query<Key>(keys, [forgotten.childId]);
  const { rows: reached } = await vault.query<{ position: string }>('SELECT position FROM eraser.erased_up_to');
  await erase(staff, forgotten);
  await office.end();

  // As from a backup that somebody made by other means before the order.
  for (const { key_id: id, wrapped } of then) await vault.query('UPDATE vault.data_key SET wrapped = $2, destroyed_at = NULL WHERE key_id = $1', [id, wrapped]);
  await vault.query('DELETE FROM vault.erasure_order');
  await vault.query('UPDATE eraser.erased_up_to SET position = $1', [reached[0]?.position]);
  // So that the vault cannot carry out the order yet.
  const holder = await connect();
  await holder.query('BEGIN; LOCK TABLE vault.erasure_order');
  office = start();
  const waits = "SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE datname = 'keys' AND wait_event_type = 'Lock' AND query LIKE '%erasure_order%'";
  for (let waiting = 0; waiting === 0; await sleep(50)) waiting = (await vault.query<{ waiting: number }>(waits)).rows[0]?.waiting ?? 0;
  await sleep(1_500);
  expect(office.output()).not.toContain('ready');
  await expect(fetch(`${url}/health/live`)).rejects.toThrow('fetch failed');

  await holder.query('COMMIT');
  await holder.end();
  await office.says('ToldOnce is ready');
  expect((await vault.query<Key>(keys, [forgotten.childId])).rows.map(({ wrapped }) => wrapped)).toEqual(then.map(() => null));
  expect(await nameOf(await signInStaff(url), forgotten.childId)).toBe('ERASED');
});
