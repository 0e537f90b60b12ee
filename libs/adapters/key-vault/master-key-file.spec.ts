import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NoMasterKey } from './errors.js';
import { loadMasterKey, readMasterKey } from './master-key-file.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'master-key-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('a development machine makes its master key once, readable by its owner only', async () => {
  const data = join(folder, 'data');
  const keys = await Promise.all(Array.from({ length: 8 }, () => loadMasterKey(data, false)));
  expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1);
  expect(keys[0]).toHaveLength(32);
  expect(await loadMasterKey(data, false)).toEqual(keys[0]);
  expect(await readdir(data)).toEqual(['master-key']);
  expect((await stat(join(data, 'master-key'))).mode & 0o777).toBe(0o600);
});

test('in production no master key is made, and the error says what to set', async () => {
  await expect(loadMasterKey(folder, true)).rejects.toThrow('VAULT_MASTER_KEY_FILE');
  await expect(loadMasterKey(folder, true)).rejects.toThrow(NoMasterKey);
  expect(await readdir(folder)).toEqual([]);
});

test.each([
  ['is missing', undefined],
  ['holds too few bytes', Buffer.alloc(31, 7).toString('base64')],
  ['holds something that is not base64', 'not a key at all, but a sentence of text!!'],
])('a file of the master key that %s is refused without quoting it', async (_what, content) => {
  const file = join(folder, 'given');
  if (content !== undefined) await writeFile(file, content);
  const error = await readMasterKey(file).catch((thrown: Error) => thrown);
  expect(error).toBeInstanceOf(NoMasterKey);
  expect(String(error)).not.toContain(content ?? file);
});

test('a file with 32 bytes in base64 is the master key', async () => {
  const file = join(folder, 'given');
  await writeFile(file, `${Buffer.alloc(32, 7).toString('base64')}\n`);
  expect(await readMasterKey(file)).toEqual(Buffer.alloc(32, 7));
});
