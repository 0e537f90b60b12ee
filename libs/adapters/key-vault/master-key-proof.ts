import type { DataSource } from 'typeorm';
import { KeyVaultUnavailable } from '#kernel';
import { WrongMasterKey } from './errors.js';
import { unwrap, wrap } from './wrapping.js';

const proofId = 'master-key-proof';

/**
 * Leaves a proof of the master key in a new vault, and compares with it ever after.
 * @throws {WrongMasterKey} {KeyVaultUnavailable}
 */
export async function proveMasterKey(database: DataSource, wrappingKey: Buffer): Promise<void> {
  const proof = wrap(wrappingKey, proofId, Buffer.alloc(32));
  const sql = `INSERT INTO master_key_proof AS present (wrapped) VALUES ($1)
               ON CONFLICT (id) DO UPDATE SET wrapped = present.wrapped RETURNING wrapped`;
  const [first] = await database.query<{ wrapped: Buffer }[]>(sql, [proof]).catch((error: unknown) => {
    throw new KeyVaultUnavailable(error);
  });
  if (first === undefined || unwrap(wrappingKey, proofId, first.wrapped) === undefined) throw new WrongMasterKey();
}
