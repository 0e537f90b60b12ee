import { randomBytes, randomUUID } from 'node:crypto';
import { openDatabase } from '#adapters/postgres';
import type { DataKey, KeyHold, KeyOwner, KeyVault } from '#kernel';
import { CreateDataKeys1790000000001 } from './create-data-keys.migration.js';
import { CreateErasureOrders1795300000001 } from './create-erasure-orders.migration.js';
import { CreateRetirements1795400000001 } from './create-retirements.migration.js';
import { dataKeyTable, type StoredKey } from './data-key-table.js';
import { DamagedKey, NoMasterKey } from './errors.js';
import { holdOf } from './hold.js';
import { proveMasterKey } from './master-key-proof.js';
import { OwnerLocks } from './owner-locks.js';
import { derivedKey, unwrap, wrap } from './wrapping.js';

export interface KeyVaultOptions {
  /** postgres:// connection string of the vault's own database, never that of the events: backups of the two must stay apart. */
  readonly url: string;
  /** 32 bytes that wrap every data key. */
  readonly masterKey: Buffer;
  readonly poolSize?: number;
}

/** `keysFor` holds nothing: whoever appends what it seals asks a hold. */
export type OpenKeyVault = KeyVault & Pick<KeyHold, 'keysFor'> & { close(): Promise<void> };

export const keyVaultMigrations = [CreateDataKeys1790000000001, CreateErasureOrders1795300000001, CreateRetirements1795400000001];
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const named = ({ subject, dataClass }: KeyOwner) => JSON.stringify([subject, dataClass]);

/**
 * The key vault in PostgreSQL. Data keys are random, wrapped by the master key, and never kept in memory between two
 * questions, so that a destruction is effective at once in every process.
 * @throws {NoMasterKey} {WrongMasterKey} {KeyVaultUnavailable}
 */
export async function openKeyVault({ url, masterKey, poolSize = 4 }: KeyVaultOptions): Promise<OpenKeyVault> {
  if (masterKey.length !== 32) throw new NoMasterKey('The master key is not 32 bytes long.');
  const database = await openDatabase({ url, schema: 'vault', migrations: keyVaultMigrations, poolSize });
  const wrappingKey = derivedKey(masterKey, 'wrapping');
  try {
    await proveMasterKey(database, wrappingKey);
  } catch (error) {
    await database.destroy();
    throw error;
  }
  const table = dataKeyTable(database);
  const locks = new OwnerLocks(url);
  const purposeKeys = { search: derivedKey(masterKey, 'search'), fingerprint: derivedKey(masterKey, 'fingerprint') };

  const opened = ({ key_id: keyId, wrapped }: StoredKey): Buffer => {
    const key = unwrap(wrappingKey, keyId, wrapped);
    if (key === undefined) throw new DamagedKey(keyId);
    return key;
  };
  const newKey = (owner: KeyOwner) => {
    const keyId = randomUUID();
    return { ...owner, keyId, wrapped: wrap(wrappingKey, keyId, randomBytes(32)) };
  };

  const keysFor = async (owners: readonly KeyOwner[]): Promise<readonly DataKey[]> => {
    const wanted = new Map(owners.map((owner) => [named(owner), owner]));
    if (wanted.size === 0) return [];
    const stored = new Map<string, StoredKey>();
    const take = (rows: readonly StoredKey[]) => {
      for (const row of rows) stored.set(JSON.stringify([row.subject, row.data_class]), row);
    };
    take(await table.living([...wanted.values()]));
    const missing = [...wanted].filter(([name]) => !stored.has(name)).map(([, owner]) => newKey(owner));
    if (missing.length > 0) take(await table.add(missing));
    return [...wanted].flatMap(([name, owner]) => {
      const row = stored.get(name);
      return row === undefined ? [] : [{ subject: owner.subject, dataClass: owner.dataClass, keyId: row.key_id, key: opened(row) }];
    });
  };

  return {
    keysFor,
    hold: () => holdOf(locks, keysFor),

    async keysById(keyIds) {
      const wanted = keyIds.filter((keyId) => uuid.test(keyId));
      const rows = wanted.length === 0 ? [] : await table.byId(wanted);
      return new Map(rows.map((row) => [row.key_id, opened(row)]));
    },

    destroy: (owner, order = randomUUID(), recordedAt) => table.destroy(owner, order, recordedAt),
    purposeKey: (purpose) => Promise.resolve(purposeKeys[purpose]),
    async close() {
      await locks.close();
      await database.destroy();
    },
  };
}
