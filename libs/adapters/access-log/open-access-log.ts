import { isOutOfRoom, openDatabase } from '#adapters/postgres';
import { type AccessEntry, type AccessLog, type AccessLogReader, NoRoomLeft } from '#kernel';
import { CreateEntries1790000000002 } from './create-entries.migration.js';
import { insertEntries, selectAbout } from './entry-table.js';
import { groupCommit } from './group-commit.js';

/** The log's database did not answer, or refused. Carries its code at most: its errors quote the statement and its values. */
export class AccessLogUnavailable extends Error {
  override readonly name = 'AccessLogUnavailable';
  constructor(cause: unknown) {
    const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? ` (${cause.code})` : '';
    super(`The access log did not answer${code}.`);
  }
}

export const accessLogMigrations = [CreateEntries1790000000002];

export type OpenAccessLog = AccessLog & AccessLogReader & { close(): Promise<void> };

const mostInOneInsert = 1_000;
const largestNumber = '9223372036854775807';

const unavailable = (error: unknown): never => {
  throw isOutOfRoom(error) ? new NoRoomLeft('the access log') : new AccessLogUnavailable(error);
};

/** The access log in PostgreSQL, in a schema of its own whose entries can only be added. */
export async function openAccessLog({ url, poolSize = 4 }: { readonly url: string; readonly poolSize?: number }): Promise<OpenAccessLog> {
  const database = await openDatabase({ url, schema: 'access_log', migrations: accessLogMigrations, poolSize });
  const insert = groupCommit((entries: readonly AccessEntry[]) => insertEntries(database, entries).catch(unavailable), mostInOneInsert);
  return {
    record: async (entries) => {
      if (entries.length > 0) await insert(entries);
    },
    async entriesAbout(subject, { before = largestNumber, limit = 50 } = {}) {
      if (!/^\d{1,19}$/.test(before)) throw new RangeError('this is no place in the access log');
      const size = Math.min(Math.max(1, limit), 500);
      const found = await selectAbout(database, subject, before, size + 1).catch(unavailable);
      const entries = found.slice(0, size);
      const last = entries.at(-1);
      return found.length > size && last !== undefined ? { entries, next: last.number } : { entries };
    },
    close: () => database.destroy(),
  };
}
