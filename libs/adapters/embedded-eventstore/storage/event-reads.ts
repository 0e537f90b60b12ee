import type { Pool } from 'pg';
import { toLogEntry, type LogEntry } from '../log/log-entry.js';
import { fromStoredText } from './stored-text.js';
import { codeOf, StorageFailure, StorageFull } from './storage-failure.js';

type Row = [string, string, string, string, boolean, boolean, boolean, string, string, string, string];

const columns = 'position, revision, created_ms, id, is_json, data_base64, metadata_base64, stream, type, data, metadata';
const pages = {
  allForwards: `SELECT ${columns} FROM eventstore.events WHERE position >= $1 ORDER BY position LIMIT $2`,
  allBackwards: `SELECT ${columns} FROM eventstore.events WHERE position < $1 ORDER BY position DESC LIMIT $2`,
  streamForwards: `SELECT ${columns} FROM eventstore.events WHERE stream = $3 AND revision >= $1 ORDER BY revision LIMIT $2`,
  streamBackwards: `SELECT ${columns} FROM eventstore.events WHERE stream = $3 AND revision <= $1 ORDER BY revision DESC LIMIT $2`,
};

function toEntry(row: Row): LogEntry {
  const [position, revision, createdMs, id, isJson, dataBase64, metadataBase64, stream, type, data, metadata] = row;
  return toLogEntry({
    position: Number(position),
    revision: Number(revision),
    createdMs: Number(createdMs),
    id,
    isJson,
    stream,
    type,
    data: fromStoredText(data, dataBase64),
    metadata: fromStoredText(metadata, metadataBase64),
  });
}

/** Pages of the log, straight from the tables. Every method throws {@link StorageFailure} or {@link StorageFull} when the database does not answer. */
export class EventReads {
  /** @param gaveUp whether the database is away for want of room */
  constructor(private readonly pool: Pool, private readonly gaveUp: () => boolean) {}

  /** From a position on, that one included. */
  allForwards(from: number, limit: number): Promise<LogEntry[]> {
    return this.#page('allForwards', [from, limit]);
  }

  /** Before a position, that one not included. */
  allBackwards(before: number, limit: number): Promise<LogEntry[]> {
    return this.#page('allBackwards', [before, limit]);
  }

  streamForwards(stream: string, from: number, limit: number): Promise<LogEntry[]> {
    return this.#page('streamForwards', [from, limit, stream]);
  }

  streamBackwards(stream: string, from: number, limit: number): Promise<LogEntry[]> {
    return this.#page('streamBackwards', [from, limit, stream]);
  }

  /** Revision of the stream's last event, -1 where there is none. */
  async streamHead(stream: string): Promise<number> {
    const [row] = await this.#rows<[string | null]>('stream-head', 'SELECT max(revision) FROM eventstore.events WHERE stream = $1', [stream]);
    return Number(row?.[0] ?? -1);
  }

  async #page(name: keyof typeof pages, values: readonly (string | number)[]): Promise<LogEntry[]> {
    return (await this.#rows<Row>(name, pages[name], values)).map(toEntry);
  }

  async #rows<R extends unknown[]>(name: string, text: string, values: readonly (string | number)[]): Promise<R[]> {
    try {
      return (await this.pool.query<R>({ name, text, values: [...values], rowMode: 'array' })).rows;
    } catch (error) {
      throw this.gaveUp() ? new StorageFull() : new StorageFailure(`the database did not answer a read (${codeOf(error)})`);
    }
  }
}
