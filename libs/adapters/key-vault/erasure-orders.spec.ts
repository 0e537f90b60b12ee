import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#adapters/postgres';
import type { KeyOwner } from '#kernel';
import { openKeyVault, type OpenKeyVault } from './open-key-vault.js';

let folder: string;
let postgres: EmbeddedPostgres;
let url: string;
let vault: OpenKeyVault;
let otherProcess: OpenKeyVault;
let owner: KeyOwner;
const masterKey = randomBytes(32);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vault-'));
  postgres = await startEmbeddedPostgres({ folder });
  url = await postgres.database('vault');
  [vault, otherProcess] = await Promise.all([openKeyVault({ url, masterKey }), openKeyVault({ url, masterKey })]);
});
afterAll(async () => {
  await Promise.all([vault.close(), otherProcess.close()]);
  await postgres.stop();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  owner = { subject: randomUUID(), dataClass: 'child-identity' };
});

const keyId = async (of: KeyOwner = owner) => (await vault.keysFor([of]))[0]?.keyId ?? '';
const opens = async (...ids: string[]) => [...(await vault.keysById(ids)).keys()];

test('an order given again, by whichever process, takes no key that was made since', async () => {
  const order = randomUUID();
  const old = await keyId();
  await vault.destroy(owner, order);
  const newer = await keyId();
  await Promise.all([vault.destroy(owner, order), otherProcess.destroy(owner, order)]);
  expect(newer).not.toBe(old);
  expect(await opens(old, newer)).toEqual([newer]);
});

test('another order takes the newer key too', async () => {
  await vault.destroy(owner, randomUUID());
  const newer = await keyId();
  await vault.destroy(owner, randomUUID());
  expect(await opens(newer)).toEqual([]);
});

test('an order before there was any key counts as carried out', async () => {
  const order = randomUUID();
  await vault.destroy(owner, order);
  const first = await keyId();
  await vault.destroy(owner, order);
  expect(await opens(first)).toEqual([first]);
});

test('an order whose write fails is not carried out and not noted, and is carried out when it is given again', async () => {
  const order = randomUUID();
  const key = await keyId();
  const disturber = new Client({ connectionString: url });
  await disturber.connect();
  await disturber.query("ALTER TABLE vault.data_key ADD CONSTRAINT disturbed CHECK (destroyed_at IS NULL) NOT VALID");
  await expect(vault.destroy(owner, order)).rejects.toThrow('did not answer (23514)');
  expect(await opens(key)).toEqual([key]);
  await disturber.query('ALTER TABLE vault.data_key DROP CONSTRAINT disturbed');
  await disturber.end();
  await vault.destroy(owner, order);
  expect(await opens(key)).toEqual([]);
});
