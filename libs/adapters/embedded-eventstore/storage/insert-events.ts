import type { QueryConfig } from 'pg';
import type { RecordedEvent } from '../log/recorded-event.js';
import { toStoredText } from './stored-text.js';

const sql = `
  INSERT INTO eventstore.events
    (position, revision, created_ms, id, is_json, data_base64, metadata_base64, stream, type, data, metadata)
  SELECT position, revision, created_ms, id, is_json, data_base64, metadata_base64, stream, type, data, metadata
  FROM json_to_recordset($1::json) AS event
    (position bigint, revision bigint, created_ms bigint, id uuid, is_json boolean, data_base64 boolean,
     metadata_base64 boolean, stream text, type text, data text, metadata text)`;

function toRow(event: RecordedEvent) {
  const data = toStoredText(event.data);
  const metadata = toStoredText(event.metadata);
  return {
    position: event.position,
    revision: event.revision,
    created_ms: event.createdMs,
    id: event.id,
    is_json: event.isJson,
    data_base64: data.base64,
    metadata_base64: metadata.base64,
    stream: event.stream,
    type: event.type,
    data: data.text,
    metadata: metadata.text,
  };
}

/** One statement for the whole batch: all of it is stored, or nothing. JSON is the cheapest way in for many rows. */
export function insertEvents(events: readonly RecordedEvent[]): QueryConfig {
  return { name: 'insert-events', text: sql, values: [JSON.stringify(events.map(toRow))] };
}
