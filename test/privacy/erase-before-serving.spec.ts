import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { eraserMigrations, eraseUpToHead, startOver } from '#adapters/eraser';
import { forgetOrdersExcept } from '#adapters/key-vault';
import { openDatabase } from '#adapters/postgres';
import { ChildRegistered } from '#contracts/children';
import { SubjectKeyDestroyed } from '#contracts/privacy';
import { Engines } from '../projector/engines.js';
import { record } from '../projector/recording.js';

const order = (subjectId: string) => ({
  event: SubjectKeyDestroyed.of({ subjectId, dataClass: 'child-identity', legalBasis: 'COURT_ORDER' }),
  envelope: { recordedAt: new Date().toISOString() },
});
const aChild = () => ({ event: ChildRegistered.of({ childId: randomUUID(), sex: 'MALE', nameLatin: 'Sok Dara' }) });

describe('before anything is served', () => {
  let engines: Engines;
  let database: DataSource;

  beforeAll(async () => {
    engines = await Engines.create();
    database = await openDatabase({ url: engines.vaultUrl, schema: 'eraser', migrations: eraserMigrations });
  });
  afterAll(async () => {
    await database.destroy();
    await engines.remove();
  });

  const eraseNow = () => eraseUpToHead({ eventStore: engines.eventStore, keyVault: engines.keyVault, database });
  const keyOf = async (subject: string) => (await engines.keyVault.keysFor([{ subject, dataClass: 'child-identity' }]))[0]?.keyId ?? '';
  const opens = async (...ids: string[]) => [...(await engines.keyVault.keysById(ids)).keys()];
  const reached = async () => BigInt((await database.query<{ position: string }[]>('SELECT position FROM erased_up_to'))[0]?.position ?? -2);

  it('every order up to the head is carried out when it resolves, and what follows is not waited for', async () => {
    const [subject, later] = [randomUUID(), randomUUID()];
    const [key, laterKey] = [await keyOf(subject), await keyOf(later)];
    const head = await record(engines, aChild(), order(subject), aChild());
    expect(await eraseNow()).toHaveLength(1);
    expect(await opens(key, laterKey)).toEqual([laterKey]);
    expect(await reached()).toBe(head);
    expect(await eraseNow()).toEqual([]);
    await record(engines, order(later));
    await eraseNow();
    expect(await opens(laterKey)).toEqual([]);
  });

  it('a log shorter than what was read is read from its beginning, and no newer key goes with an order carried out before', async () => {
    const [subject, missed] = [randomUUID(), randomUUID()];
    const missedKey = await keyOf(missed);
    await record(engines, order(subject));
    await eraseNow();
    const newer = await keyOf(subject);
    const head = await record(engines, order(missed));
    // As a vault stands beside a log that was put back from an older backup.
    await database.query('UPDATE erased_up_to SET position = $1', [String(head + 1_000n)]);
    await eraseNow();
    expect(await opens(missedKey, newer)).toEqual([newer]);
    expect(await reached()).toBe(head);
  });

  it('an order that the log does not hold any more counts as new when it is given again', async () => {
    const subject = randomUUID();
    const lost = randomUUID();
    await keyOf(subject);
    await engines.keyVault.destroy({ subject, dataClass: 'child-identity' }, lost);
    const key = await keyOf(subject);
    await startOver(database);
    const held = await eraseNow();
    await forgetOrdersExcept(engines.vaultUrl, held);
    await engines.keyVault.destroy({ subject, dataClass: 'child-identity' }, lost);
    expect(await opens(key)).toEqual([]);
    const vault = new Client({ connectionString: engines.vaultUrl });
    await vault.connect();
    const { rows } = await vault.query<{ order_id: string }>('SELECT order_id FROM vault.erasure_order ORDER BY order_id');
    await vault.end();
    expect(rows.map((row) => row.order_id)).toEqual([...held, lost].sort());
  });

  it('a vault that does not answer is no reason to go on', async () => {
    const subject = randomUUID();
    await keyOf(subject);
    await record(engines, order(subject));
    const before = await reached();
    const silent = { destroy: () => Promise.reject(new Error('no vault')) };
    await expect(eraseUpToHead({ eventStore: engines.eventStore, keyVault: silent, database })).rejects.toThrow('no vault');
    expect(await reached()).toBe(before);
    expect(await eraseNow()).toHaveLength(1);
  });
});
