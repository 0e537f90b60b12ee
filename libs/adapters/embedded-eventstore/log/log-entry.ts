import { encodeReadEvent } from '../wire/read-encoding.js';
import type { RecordedEvent } from './recorded-event.js';

/** An event of the log as readers need it: what filters look at, and its encoded answer, shared by all who read it. */
export interface LogEntry {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly frame: Buffer;
}

export function toLogEntry(event: RecordedEvent): LogEntry {
  const { position, stream, revision, type } = event;
  return { position, stream, revision, type, frame: encodeReadEvent(event) };
}
