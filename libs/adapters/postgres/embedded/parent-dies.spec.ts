import { beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { mayEnter, weAreRoot, type Account } from './account.js';
import { commandOf, isAlive } from './processes.js';
import { readPostmaster, supervisorOf } from './postmaster-file.js';

const office = `
  import { startEmbeddedPostgres } from '#adapters/postgres';
  const running = await startEmbeddedPostgres({ folder: process.argv[1], log: (told) => console.error(told.message) });
  console.log(await running.database('office'));
  process.stdin.resume();
`;

/** An office in a process of its own, from the built program; resolves when its database answers. */
async function open(folder: string, account: Account): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', office, folder], {
    ...account,
    env: {},
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  for await (const url of lines) return { child, url };
  throw new Error('the office ended before its database was there');
}

async function write(url: string): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('CREATE TABLE IF NOT EXISTS kept (at timestamptz)');
  await client.query('INSERT INTO kept VALUES (now())');
  const { rows } = await client.query<{ n: number }>('SELECT count(*)::int AS n FROM kept');
  await client.end();
  return rows[0]?.n ?? 0;
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

async function untilGone(pid: number): Promise<boolean> {
  for (const end = Date.now() + 10_000; Date.now() < end; await sleep(20)) if ((await commandOf(pid)) === '') return true;
  return false;
}

const ordinary: Account = { uid: 65534, gid: 65534 };
// Not root: there is one kind of user to try. Root: also an ordinary one, where it can read this program at all.
const users: [string, Account][] = weAreRoot()
  ? [['root', {}], ...(mayEnter(ordinary, process.cwd()) ? [['an ordinary user', ordinary] satisfies [string, Account]] : [])]
  : [['an ordinary user', {}]];

beforeAll(() => {
  execFileSync(process.execPath, ['infra/scripts/build.mjs'], { env: {} });
});

describe.each(users)('the PostgreSQL of %s', (_, account) => {
  test('is gone after its parent was killed with -9, and the next start finds all data, five times', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'postgres-'));
    if (account.uid !== undefined && account.gid !== undefined) await chown(folder, account.uid, account.gid);
    const data = join(folder, 'cluster', 'data');
    for (let round = 1; round <= 5; round += 1) {
      const { child, url } = await open(folder, account);
      expect(await write(url)).toBe(round);
      const server = await readPostmaster(data);
      expect(isAlive(server?.pid ?? 0)).toBe(true);
      await kill(child);
      // Odd rounds restart at once, while the old server may still be stopping.
      if (round % 2 === 0) expect(await untilGone(server?.pid ?? 0)).toBe(true);
    }
    const { child, url } = await open(folder, account);
    expect(await write(url)).toBe(6);
    const server = await readPostmaster(data);
    await kill(child);
    expect(await untilGone(server?.pid ?? 0)).toBe(true);
    await rm(folder, { recursive: true });
  });

  test('that lost its supervisor is stopped by the next start, which takes over', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'postgres-'));
    if (account.uid !== undefined && account.gid !== undefined) await chown(folder, account.uid, account.gid);
    const first = await open(folder, account);
    await write(first.url);
    const orphan = await readPostmaster(join(folder, 'cluster', 'data'));
    process.kill((await supervisorOf(join(folder, 'cluster', 'data'))) ?? 0, 'SIGKILL');
    await kill(first.child);
    expect(isAlive(orphan?.pid ?? 0)).toBe(true);
    const second = await open(folder, account);
    expect(await write(second.url)).toBe(2);
    expect(await commandOf(orphan?.pid ?? 0)).toBe('');
    const server = await readPostmaster(join(folder, 'cluster', 'data'));
    await kill(second.child);
    expect(await untilGone(server?.pid ?? 0)).toBe(true);
    await rm(folder, { recursive: true });
  });
});
