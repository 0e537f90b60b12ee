import type { EntityManager } from 'typeorm';
import type { BusMessage } from '#kernel';

/** One at a time for each key of a group, in whatever process, until the transaction ends. */
export async function lockKey(rows: EntityManager, group: string, key: string): Promise<void> {
  // A statement of its own: the next one sees what was committed before the lock was granted.
  await rows.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`bus ${group} ${key}`]);
}

/** `new`, or what became of it before; `behind` where an earlier message of its key is parked. */
export type Standing = 'new' | 'handled' | 'parked' | 'behind';

export async function standingOf(rows: EntityManager, group: string, { id, key }: BusMessage): Promise<Standing> {
  const [found] = await rows.query<{ standing: Standing }[]>(
    `SELECT CASE
       WHEN EXISTS (SELECT FROM processed_message WHERE group_name = $1 AND id = $2) THEN 'handled'
       WHEN EXISTS (SELECT FROM parked_message WHERE group_name = $1 AND id = $2) THEN 'parked'
       WHEN EXISTS (SELECT FROM parked_message WHERE group_name = $1 AND key = $3) THEN 'behind'
       ELSE 'new' END AS standing`,
    [group, id, key],
  );
  return found?.standing ?? 'new';
}

export async function noteHandled(rows: EntityManager, group: string, id: string): Promise<void> {
  await rows.query('INSERT INTO processed_message (group_name, id) VALUES ($1, $2)', [group, id]);
}

export async function noteParked(rows: EntityManager, group: string, { id, key, type }: BusMessage, reason: string): Promise<void> {
  await rows.query('INSERT INTO parked_message (group_name, id, key, type, reason) VALUES ($1, $2, $3, $4, $5)', [group, id, key, type, reason]);
}
