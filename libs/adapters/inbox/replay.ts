import type { DataSource, EntityManager } from 'typeorm';
import { type BusMessage, note, type ParkedMessage, type Replayed, uuid, word } from '#kernel';
import { reasonOf } from './failures.js';
import { callHandler, type Inbox } from './handle.js';
import { lockKey, noteHandled } from './standing.js';

const atOnce = 500;

/** What waits for a replay, in the order of parking. */
export async function parkedMessages(database: DataSource, group: string): Promise<readonly ParkedMessage[]> {
  return database.query<ParkedMessage[]>(
    'SELECT id, key, type, reason, parked_at AS "parkedAt" FROM parked_message WHERE group_name = $1 ORDER BY number',
    [group],
  );
}

async function isNext(rows: EntityManager, group: string, { id, key }: BusMessage): Promise<boolean> {
  const [oldest] = await rows.query<{ id: string }[]>(
    'SELECT id FROM parked_message WHERE group_name = $1 AND key = $2 ORDER BY number LIMIT 1',
    [group, key],
  );
  return oldest?.id === id;
}

/** Handles a parked message where it is the oldest of its key: the key is free again when the last one goes. */
async function handleAgain(inbox: Inbox, message: BusMessage): Promise<boolean> {
  const { group, database } = inbox;
  return database.transaction(async (rows) => {
    await lockKey(rows, group, message.key);
    if (!(await isNext(rows, group, message))) return false;
    await callHandler(inbox, message, rows);
    await noteHandled(rows, group, message.id);
    await rows.query('DELETE FROM parked_message WHERE group_name = $1 AND id = $2', [group, message.id]);
    return true;
  });
}

interface Waiting {
  readonly id: string;
  readonly key: string;
}

const waiting = ({ database, group }: Inbox, without: ReadonlySet<string>): Promise<readonly Waiting[]> =>
  database.query<Waiting[]>(
    'SELECT id, key FROM parked_message WHERE group_name = $1 AND NOT key = ANY($2) ORDER BY number LIMIT $3',
    [group, [...without], atOnce],
  );

/**
 * Handles what is parked, each key's messages in the order of parking up to the first that fails; those stay parked.
 * Messages that are parked meanwhile are taken too.
 */
export async function replay(inbox: Inbox): Promise<Replayed> {
  const { group, database, deadLetters, log } = inbox;
  const failed = new Set<string>();
  let handled = 0;
  for (let next = await waiting(inbox, failed); next.length > 0; next = await waiting(inbox, failed)) {
    const found = await deadLetters.find(group, new Set(next.map(({ id }) => id)));
    for (const { id, key } of next) {
      if (failed.has(key)) continue;
      try {
        const message = found.get(id);
        if (message === undefined) throw new Error('a parked message is not among the dead letters');
        if (await handleAgain(inbox, message)) handled += 1;
      } catch (error) {
        failed.add(key);
        log?.(note('warn', 'a parked message could not be handled', { group: word(group), event: uuid(id.slice(0, id.indexOf(':'))), reason: reasonOf(error) }));
      }
    }
  }
  const parked = await parkedMessages(database, group);
  return { handled, parked: parked.length };
}
