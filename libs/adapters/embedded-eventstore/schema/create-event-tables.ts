import { openWriterSession } from '../storage/writer-session.js';
import { migrate } from './migrate.js';

/**
 * Makes the event tables as they were at a version, to be filled from a backup made then.
 * @throws {EventStoreInUse} when a server writes to the same database
 */
export async function createEventTables(databaseUrl: string, version: number): Promise<void> {
  const session = await openWriterSession(databaseUrl);
  try {
    await migrate(session, version);
  } finally {
    await session.end();
  }
}
