import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { databaseTimeoutMs } from '../limits.js';

/** Another server writes to this database already; two would overwrite each other's positions. */
export class EventStoreInUse extends Error {
  override readonly name = 'EventStoreInUse';
  constructor() {
    super('another event store is already running on this database');
  }
}

/** Any number will do, as long as every version of this server uses the same one. */
const lockNumber = '7301459216041';
const lockAttempts = 30;
const lockPauseMs = 100;

/** A server that was killed holds its lock until PostgreSQL has noticed, so a short wait is part of asking. */
async function lock(session: pg.Client): Promise<void> {
  for (let attempt = 0; attempt < lockAttempts; attempt += 1) {
    const result = await session.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1::bigint) AS locked', [lockNumber]);
    if (result.rows[0]?.locked === true) return;
    await pause(lockPauseMs);
  }
  throw new EventStoreInUse();
}

/**
 * The one connection that writes. The lock belongs to the connection: whoever loses it can no longer write,
 * and whoever gets it knows that the previous writer's last statement has ended.
 * @throws {EventStoreInUse}
 */
export async function openWriterSession(databaseUrl: string): Promise<pg.Client> {
  const session = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'eventstore-writer',
    connectionTimeoutMillis: databaseTimeoutMs,
    query_timeout: databaseTimeoutMs,
    keepAlive: true,
  });
  // A lost connection shows in the next statement too; without a listener it would end the process.
  session.on('error', () => undefined);
  try {
    await session.connect();
    await session.query('SET synchronous_commit = on');
    await lock(session);
    return session;
  } catch (error) {
    void session.end().catch(() => undefined);
    throw error;
  }
}
