import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { chmod, lstat, mkdtemp, mkdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { weAreRoot } from './account.js';
import { startEmbeddedPostgres } from './start.js';

let closed: string;

beforeEach(async () => {
  closed = await mkdtemp(join(tmpdir(), 'closed-'));
  await chmod(closed, 0o700);
});

afterEach(() => rm(closed, { recursive: true, force: true }));

// Below a home folder that only root may enter, nobody cannot reach its data; an ordinary user always reaches its own.
test('data below a folder closed to the server\'s user are kept elsewhere, linked to, and said so', async () => {
  const folder = join(closed, 'data');
  const said: string[] = [];
  const running = await startEmbeddedPostgres({ folder, log: (told) => said.push(told.message) });
  expect(await running.database('office')).toMatch(/^postgres:/);
  await running.stop();
  const place = await realpath(join(folder, 'cluster'));
  expect((await lstat(join(folder, 'cluster'))).isSymbolicLink()).toBe(weAreRoot());
  expect(said).toHaveLength(weAreRoot() ? 1 : 0);
  expect(said.every((line) => line.endsWith('/var/lib/toldonce') && place.startsWith('/var/lib/toldonce/'))).toBe(true);
  const again = await startEmbeddedPostgres({ folder });
  await again.stop();
  await rm(place, { recursive: true });
});

test('a postmaster.pid left by a power cut, whose number another program has by now, does not stop the start', async () => {
  const folder = join(tmpdir(), `postgres-${process.pid}`);
  await mkdir(folder);
  const first = await startEmbeddedPostgres({ folder });
  const file = join(folder, 'cluster', 'data', 'postmaster.pid');
  const whileRunning = await readFile(file, 'utf8');
  await first.stop();
  await writeFile(file, whileRunning.replace(/^\d+/, String(process.pid)));
  const second = await startEmbeddedPostgres({ folder });
  expect(await second.database('office')).toMatch(/^postgres:/);
  await second.stop();
  await rm(folder, { recursive: true });
});

test('a data folder of another major version is refused, and named', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'postgres-'));
  const first = await startEmbeddedPostgres({ folder });
  await first.stop();
  await writeFile(join(folder, 'cluster', 'data', 'PG_VERSION'), '17\n');
  await expect(startEmbeddedPostgres({ folder })).rejects.toThrow('was written by PostgreSQL 17; this program brings PostgreSQL 18');
  await rm(folder, { recursive: true });
});
