import { jsonEvent, type JSONEventData } from '@eventstore/db-client';
import { randomUUID } from 'node:crypto';

/** A stream that nobody has written to. */
export const freshStream = (category = 'contract'): string => `${category}-${randomUUID()}`;

export const sampleEvent = (n = 0, type = 'contract.Happened'): JSONEventData => jsonEvent({ id: randomUUID(), type, data: { n }, metadata: { by: 'tester' } });

export const sampleEvents = (count: number, type?: string): JSONEventData[] => Array.from({ length: count }, (_, n) => sampleEvent(n, type));

/** Of a JSON event that weighs exactly so many bytes against the append limit. */
export function eventOfSize(bytes: number): JSONEventData {
  const type = 'Big';
  const frame = JSON.stringify({ text: '' }).length + 2 * type.length;
  return jsonEvent({ id: randomUUID(), type, data: { text: 'x'.repeat(bytes - frame) } });
}
