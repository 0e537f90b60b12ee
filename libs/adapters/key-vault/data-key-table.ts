import type { DataSource } from 'typeorm';
import { isOutOfRoom } from '#adapters/postgres';
import { type KeyOwner, KeyVaultUnavailable, NoRoomLeft } from '#kernel';
import type { LockSession } from './lock-session.js';

export interface StoredKey {
  readonly key_id: string;
  readonly subject: string;
  readonly data_class: string;
  readonly wrapped: Buffer;
}

export interface NewKey extends KeyOwner {
  readonly keyId: string;
  readonly wrapped: Buffer;
}

const columns = 'key_id, subject, data_class, wrapped';

const vaultError = (error: unknown) => (isOutOfRoom(error) ? new NoRoomLeft('the key vault') : new KeyVaultUnavailable(error));

/**
 * Whatever key there is becomes one that the order means; with those retired before, for an order that never came too.
 * @param session has the owner's lock alone
 */
export async function retireKeys(session: LockSession, { subject, dataClass }: KeyOwner, order: string): Promise<void> {
  const sql = `WITH meant AS (
      UPDATE data_key SET retired_at = coalesce(retired_at, now())
       WHERE subject = $1 AND data_class = $2 AND destroyed_at IS NULL RETURNING key_id
    )
    INSERT INTO prepared_order (order_id, key_ids) SELECT $3, coalesce(array_agg(key_id), '{}') FROM meant
    ON CONFLICT (order_id) DO UPDATE SET key_ids = excluded.key_ids, prepared_at = now()`;
  await session.ask(sql, [subject, dataClass, order]).catch((error: unknown) => {
    throw vaultError(error);
  });
}

/** The statements of the vault's table; each is one round trip. */
export function dataKeyTable(database: DataSource) {
  const ask = async (sql: string, values: readonly unknown[]): Promise<StoredKey[]> => {
    try {
      return await database.query<StoredKey[]>(sql, [...values]);
    } catch (error) {
      throw vaultError(error);
    }
  };

  return {
    living: (owners: readonly KeyOwner[]) =>
      ask(
        `SELECT ${columns} FROM data_key JOIN unnest($1::text[], $2::text[]) AS wanted (subject, data_class) USING (subject, data_class)
         WHERE destroyed_at IS NULL AND retired_at IS NULL`,
        [owners.map(({ subject }) => subject), owners.map(({ dataClass }) => dataClass)],
      ),

    /**
     * Adds the keys and gives back the living key of each owner: its own, or that of another process that was quicker.
     * The keys stand in an order on which all processes agree, so that two of them never wait for each other.
     */
    add: (keys: readonly NewKey[]) =>
      ask(
        `INSERT INTO data_key AS present (key_id, subject, data_class, wrapped)
         SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::bytea[]) AS made (key_id, subject, data_class, wrapped)
         ORDER BY subject COLLATE "C", data_class COLLATE "C"
         ON CONFLICT (subject, data_class) WHERE destroyed_at IS NULL AND retired_at IS NULL DO UPDATE SET wrapped = present.wrapped
         RETURNING ${columns}`,
        [
          keys.map(({ keyId }) => keyId),
          keys.map(({ subject }) => subject),
          keys.map(({ dataClass }) => dataClass),
          keys.map(({ wrapped }) => wrapped),
        ],
      ),

    byId: (keyIds: readonly string[]) =>
      ask(`SELECT ${columns} FROM data_key WHERE key_id = ANY ($1::uuid[]) AND destroyed_at IS NULL`, [keyIds]),

    async destroy({ subject, dataClass }: KeyOwner, order: string, recordedAt: string | undefined): Promise<void> {
      // One statement: the order counts as carried out if and only if the keys are gone, whoever else carries it out now.
      // The moment is the order's to the millisecond: what was made in the same one goes too.
      await ask(
        `WITH given AS (
           INSERT INTO erasure_order (order_id, subject, data_class) VALUES ($3::uuid, $1, $2) ON CONFLICT DO NOTHING RETURNING order_id, subject, data_class
         ), meant AS (
           SELECT given.subject, given.data_class, key_ids FROM given LEFT JOIN prepared_order USING (order_id)
         )
         UPDATE data_key SET wrapped = NULL, destroyed_at = now() FROM meant
          WHERE data_key.subject = meant.subject AND data_key.data_class = meant.data_class AND destroyed_at IS NULL
            AND CASE WHEN key_ids IS NULL THEN date_trunc('milliseconds', created_at) <= coalesce($4::timestamptz, 'infinity')
                     ELSE key_id = ANY (key_ids) END`,
        [subject, dataClass, order, recordedAt],
      );
    },
  };
}
