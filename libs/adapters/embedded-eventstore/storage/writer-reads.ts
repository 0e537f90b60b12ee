import type { Client } from 'pg';
import type { StoredId } from '../append/commit-check.js';

/** Position of the newest event, -1 in an empty log. */
export async function readLastPosition(session: Client): Promise<number> {
  const result = await session.query<{ last: string | null }>('SELECT max(position) AS last FROM eventstore.events');
  return Number(result.rows[0]?.last ?? -1);
}

/** Last revision of each of these streams; -1 where there is none. */
export async function readStreamHeads(session: Client, streams: readonly string[]): Promise<readonly (readonly [string, number])[]> {
  const result = await session.query<{ stream: string; head: string | null }>({
    name: 'stream-heads',
    text: `SELECT stream, (SELECT max(revision) FROM eventstore.events e WHERE e.stream = wanted.stream) AS head
           FROM unnest($1::text[]) AS wanted (stream)`,
    values: [streams],
  });
  return result.rows.map((row) => [row.stream, Number(row.head ?? -1)] as const);
}

/** Ids of a stream's events from a revision on, in order. */
export async function readIds(session: Client, stream: string, from: number, limit: number): Promise<StoredId[]> {
  const result = await session.query<{ id: string; revision: string; position: string }>({
    name: 'ids',
    text: 'SELECT id, revision, position FROM eventstore.events WHERE stream = $1 AND revision >= $2 ORDER BY revision LIMIT $3',
    values: [stream, from, limit],
  });
  return result.rows.map((row) => ({ id: row.id, revision: Number(row.revision), position: Number(row.position) }));
}
