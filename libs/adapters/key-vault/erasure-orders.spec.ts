import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#adapters/postgres';
import { type KeyOwner, KeysHeld } from '#kernel';
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
/** As a command that records an order does. */
const retire = async (order: string) => {
  const held = otherProcess.hold();
  await held.retire(owner, order);
  held.letGo();
};

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

test('a retired key opens and seals no more, and an order takes those retired for it only, however late', async () => {
  const [first, second] = [randomUUID(), randomUUID()];
  const old = await keyId();
  await retire(first);
  const newer = await keyId();
  await retire(second);
  const newest = await keyId();
  expect(new Set([old, newer, newest]).size).toBe(3);
  expect(await opens(old, newer, newest)).toHaveLength(3);
  await vault.destroy(owner, first);
  expect((await opens(old, newer, newest)).toSorted()).toEqual([newer, newest].toSorted());
  await vault.destroy(owner, second);
  expect(await opens(old, newer, newest)).toEqual([newest]);
});

test('what was retired for an order that never came goes with the next', async () => {
  const old = await keyId();
  await retire(randomUUID());
  const [newer, order] = [await keyId(), randomUUID()];
  await retire(order);
  await vault.destroy(owner, order);
  expect(await opens(old, newer)).toEqual([]);
});

test('an order retired again before it comes means what was made until then, and none that found no key takes a later one', async () => {
  const [order, early] = [randomUUID(), randomUUID()];
  await retire(early);
  await retire(order);
  const key = await keyId();
  await vault.destroy(owner, early);
  expect(await opens(key)).toEqual([key]);
  await retire(order);
  await vault.destroy(owner, order);
  expect(await opens(key)).toEqual([]);
});

test('an order of which the vault knows nothing takes the keys made before it, and none made after it', async () => {
  const key = await keyId();
  const madeAt = Date.now();
  await vault.destroy(owner, randomUUID(), new Date(madeAt - 60_000).toISOString());
  expect(await opens(key)).toEqual([key]);
  await vault.destroy(owner, randomUUID(), new Date(madeAt + 1).toISOString());
  expect(await opens(key)).toEqual([]);
});

describe('recording about a person and an order about it', () => {
  const other = (): KeyOwner => ({ subject: randomUUID(), dataClass: 'child-identity' });

  test('wait for each other, in one process as in two, and nobody else waits', async () => {
    for (const orderedBy of [vault, otherProcess]) {
      const [recording, ordering] = [vault.hold(), orderedBy.hold()];
      await recording.keysFor([owner, other()]);
      let retired = false;
      const order = ordering.retire(owner, randomUUID()).then(() => (retired = true));
      await sleep(200);
      expect(retired).toBe(false);
      await vault.hold().keysFor([other()]);
      recording.letGo();
      await order;
      let sealed = false;
      const next = otherProcess.hold();
      const sealing = next.keysFor([owner]).then(() => (sealed = true));
      await sleep(200);
      expect(sealed).toBe(false);
      ordering.letGo();
      await sealing;
      next.letGo();
    }
  });

  test('for longer than five seconds: nothing is done, and it says so', async () => {
    const [recording, ordering] = [vault.hold(), otherProcess.hold()];
    const [key] = await recording.keysFor([owner]);
    await expect(ordering.retire(owner, randomUUID())).rejects.toThrow(KeysHeld);
    recording.letGo();
    expect(await keyId()).toBe(key?.keyId);
  });

  test('do not wait for a process that is gone, and a process goes on when its connection was lost', async () => {
    const recording = vault.hold();
    const [key] = await recording.keysFor([owner]);
    const killer = new Client({ connectionString: url });
    await killer.connect();
    await killer.query("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'");
    await killer.end();
    const order = randomUUID();
    await retire(order);
    // Which the same command notices when it tries again.
    const again = await recording.keysFor([owner]).catch(() => recording.keysFor([owner]));
    expect(again[0]?.keyId).not.toBe(key?.keyId);
    recording.letGo();
    await vault.destroy(owner, order);
    expect(await opens(key?.keyId ?? '', again[0]?.keyId ?? '')).toEqual([again[0]?.keyId]);
  });
});
