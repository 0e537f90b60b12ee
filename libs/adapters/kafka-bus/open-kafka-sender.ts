import type { BusSender } from '#kernel';
import { connect, type KafkaAddress } from './connection.js';
import { Outlet } from './outlet.js';
import { toRecord } from './record.js';
import { eventsTopic } from './topics.js';

export interface KafkaSenderOptions extends KafkaAddress {
  /** `toldonce.events` unless told. */
  readonly topic?: string;
  readonly log?: (line: string) => void;
}

/** Records of one request may weigh a megabyte for one partition; a message weighs some 1.5 kB, 30 at the very most. */
const mostBytes = 500_000;

function* inRequests<T extends { readonly value: unknown }>(records: readonly T[]): Generator<readonly T[]> {
  let request: T[] = [];
  let bytes = 0;
  for (const record of records) {
    const weight = Buffer.byteLength(String(record.value)) + 200;
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

/** Takes messages to Kafka; one request at a time, so that a key's order is the order given. */
export function openKafkaSender({ topic = eventsTopic, log, ...address }: KafkaSenderOptions): BusSender {
  const outlet = new Outlet(connect(address, log));
  return {
    async send(messages) {
      for (const request of inRequests(messages.map((message) => toRecord(message)))) await outlet.send(topic, request);
    },
    close: () => outlet.close(),
  };
}
