import type { Message } from 'kafkajs';

/** Records of one request may weigh a megabyte for one partition; a message weighs some 1.5 kB, 30 at the very most. */
const mostBytes = 500_000;

/** The same records in the same order, as many together as one request may hold; one that is heavier goes alone. */
export function* inRequests(records: readonly Message[]): Generator<readonly Message[]> {
  let request: Message[] = [];
  let bytes = 0;
  for (const record of records) {
    const weight = Buffer.byteLength(record.value ?? '') + 200;
    if (request.length > 0 && bytes + weight > mostBytes) {
      yield request;
      request = [];
      bytes = 0;
    }
    request.push(record);
    bytes += weight;
  }
  if (request.length > 0) yield request;
}
