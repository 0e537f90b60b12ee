import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '#adapters/postgres';
import { type KeyOwner, KeyVaultUnavailable } from '#kernel';
import { DamagedKey, NoMasterKey, WrongMasterKey } from './errors.js';
import { openKeyVault, type OpenKeyVault } from './open-key-vault.js';

const masterKey = randomBytes(32);
let folder: string;
let postgres: EmbeddedPostgres;
let url: string;
let vault: OpenKeyVault;
let otherProcess: OpenKeyVault;
let table: Client;
let owner: KeyOwner;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vault-'));
  postgres = await startEmbeddedPostgres({ folder });
  url = await postgres.database('vault');
  [vault, otherProcess] = await Promise.all([openKeyVault({ url, masterKey }), openKeyVault({ url, masterKey })]);
  table = new Client({ connectionString: url });
  await table.connect();
});

afterAll(async () => {
  await Promise.all([vault.close(), otherProcess.close(), table.end()]);
  await postgres.stop();
  await rm(folder, { recursive: true });
});

beforeEach(() => {
  owner = { subject: randomUUID(), dataClass: 'child-identity' };
});

const keyOf = async (from: OpenKeyVault, wanted: KeyOwner) => {
  const [key] = await from.keysFor([wanted]);
  if (key === undefined) throw new Error('the vault gave no key');
  return key;
};

describe('the key of a person and class', () => {
  test('is one, whichever of 32 callers in two processes asked first', async () => {
    const keys = await Promise.all(Array.from({ length: 32 }, (_, index) => keyOf(index % 2 ? vault : otherProcess, owner)));
    expect(new Set(keys.map(({ keyId }) => keyId)).size).toBe(1);
    expect(new Set(keys.map(({ key }) => key.toString('hex'))).size).toBe(1);
    expect(keys[0]?.key).toHaveLength(32);
  });

  test('is one for each of many owners asked for at once in opposite orders', async () => {
    const owners = Array.from({ length: 60 }, (): KeyOwner => ({ subject: randomUUID(), dataClass: 'case-plan' }));
    const asked = await Promise.all(
      Array.from({ length: 16 }, (_, index) => (index % 2 ? vault.keysFor(owners) : otherProcess.keysFor(owners.toReversed()))),
    );
    const ids = new Set(asked.flat().map(({ subject, keyId }) => `${subject} ${keyId}`));
    expect(ids.size).toBe(60);
    expect(asked.map((keys) => keys.length)).toEqual(Array.from({ length: 16 }, () => 60));
  });

  test('differs from that of another person and of another class', async () => {
    const keys = await vault.keysFor([owner, { ...owner, dataClass: 'charges' }, { ...owner, subject: randomUUID() }, owner]);
    expect(new Set(keys.map(({ key }) => key.toString('hex'))).size).toBe(3);
    expect(keys).toHaveLength(3);
  });

  test('opens by its id in every process; an unknown id opens nothing', async () => {
    const { keyId, key } = await keyOf(vault, owner);
    expect(await otherProcess.keysById([keyId, randomUUID(), 'no uuid'])).toEqual(new Map([[keyId, key]]));
  });

  test('stands in the table only wrapped', async () => {
    const { keyId, key } = await keyOf(vault, owner);
    const { rows } = await table.query<{ row: string }>('SELECT data_key::text AS row FROM vault.data_key WHERE key_id = $1', [keyId]);
    expect(rows[0]?.row).toContain(owner.subject);
    expect(rows[0]?.row).not.toContain(key.toString('hex'));
    expect(rows[0]?.row).not.toContain(masterKey.toString('hex'));
  });
});

describe('a destroyed key', () => {
  test('opens nowhere any more, at once, and its bytes have left the table', async () => {
    const { keyId } = await keyOf(vault, owner);
    expect((await otherProcess.keysById([keyId])).size).toBe(1);
    await vault.destroy(owner);
    expect((await otherProcess.keysById([keyId])).size).toBe(0);
    expect((await vault.keysById([keyId])).size).toBe(0);
    const { rows } = await table.query('SELECT wrapped, destroyed_at FROM vault.data_key WHERE key_id = $1', [keyId]);
    expect(rows).toEqual([{ wrapped: null, destroyed_at: expect.any(Date) }]);
  });

  test('is followed by a new one for what is recorded afterwards', async () => {
    const first = await keyOf(vault, owner);
    await vault.destroy(owner);
    const second = await keyOf(otherProcess, owner);
    expect(second.keyId).not.toBe(first.keyId);
    expect(second.key.equals(first.key)).toBe(false);
    expect([...(await vault.keysById([first.keyId, second.keyId])).keys()]).toEqual([second.keyId]);
  });

  test('takes no other class of the same person with it, and is destroyed once only', async () => {
    const plan: KeyOwner = { ...owner, dataClass: 'case-plan' };
    const kept = await keyOf(vault, plan);
    await keyOf(vault, owner);
    await vault.destroy(owner);
    await vault.destroy(owner);
    expect(await keyOf(vault, plan)).toEqual(kept);
  });

  test('never comes back while it is asked for and destroyed at the same time', async () => {
    const given: string[] = [];
    for (let round = 0; round < 20; round += 1) {
      const [, ...keys] = await Promise.all([vault.destroy(owner), ...Array.from({ length: 6 }, () => keyOf(otherProcess, owner))]);
      given.push(...keys.map(({ keyId }) => keyId));
    }
    await vault.destroy(owner);
    expect((await vault.keysById(given)).size).toBe(0);
    const { rows } = await table.query('SELECT count(*)::int AS n FROM vault.data_key WHERE subject = $1 AND destroyed_at IS NULL', [owner.subject]);
    expect(rows).toEqual([{ n: 0 }]);
  });
});

describe('the master key', () => {
  test('is refused when it is not the one that the vault was filled under, and nothing changes', async () => {
    const { keyId } = await keyOf(vault, owner);
    await expect(openKeyVault({ url, masterKey: randomBytes(32) })).rejects.toThrow(WrongMasterKey);
    expect((await vault.keysById([keyId])).size).toBe(1);
  });

  test('is refused when it is not 32 bytes long', async () => {
    await expect(openKeyVault({ url, masterKey: randomBytes(16) })).rejects.toThrow(NoMasterKey);
  });

  test('opens no key that was moved to another key id', async () => {
    const { keyId } = await keyOf(vault, owner);
    const moved = randomUUID();
    await table.query('UPDATE vault.data_key SET key_id = $2 WHERE key_id = $1', [keyId, moved]);
    await expect(vault.keysById([moved])).rejects.toThrow(DamagedKey);
  });

  test('gives each purpose a key of its own, the same in every process', async () => {
    const [search, fingerprint] = await Promise.all([vault.purposeKey('search'), vault.purposeKey('fingerprint')]);
    expect(search).toHaveLength(32);
    expect(search.equals(fingerprint) || search.equals(masterKey) || fingerprint.equals(masterKey)).toBe(false);
    expect(await otherProcess.purposeKey('search')).toEqual(search);
  });
});

test('a vault whose database fails says so without a word of what it was asked', async () => {
  const failing = await openKeyVault({ url: await postgres.database('broken_vault'), masterKey });
  const breaker = new Client({ connectionString: await postgres.database('broken_vault') });
  await breaker.connect();
  await breaker.query('DROP TABLE vault.data_key');
  await breaker.end();
  const error: unknown = await failing.keysFor([owner]).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(KeyVaultUnavailable);
  expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(owner.subject);
  await failing.close();
});
