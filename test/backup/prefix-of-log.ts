import type { Client } from 'pg';
import type { EventStore, JsonObject, LogItem, StoredEvent } from '#kernel';

interface Row {
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  readonly revision: string;
  readonly position: string;
  readonly created_ms: string;
  readonly data: string;
  readonly metadata: string;
}

const stored = ({ id, type, stream, revision, position, created_ms: created, data, metadata }: Row): StoredEvent => ({
  id,
  type,
  stream,
  revision: BigInt(revision),
  position: BigInt(position),
  created: new Date(Number(created)),
  data: JSON.parse(data) as JsonObject,
  metadata: JSON.parse(metadata) as JsonObject,
});

/** The log as it was when it ended at a position, read from the event tables themselves. */
export function prefixOfLog(events: Client, last: bigint): Pick<EventStore, 'subscribe'> {
  return {
    async *subscribe(after, signal): AsyncGenerator<LogItem> {
      const { rows } = await events.query<Row>('SELECT * FROM eventstore.events WHERE position > $1 AND position <= $2 ORDER BY position', [
        String(after ?? -1n),
        String(last),
      ]);
      for (const row of rows) yield { kind: 'event', event: stored(row) };
      yield { kind: 'caught-up' };
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
    },
  };
}
