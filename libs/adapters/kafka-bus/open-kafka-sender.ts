import type { BusSender } from '#kernel';
import { connect, type KafkaAddress } from './connection.js';
import { Outlet } from './outlet.js';
import { inRequests } from './in-requests.js';
import { toRecord } from './record.js';
import { eventsTopic } from './topic-definitions.js';

export interface KafkaSenderOptions extends KafkaAddress {
  /** `toldonce.events` unless told. */
  readonly topic?: string;
  readonly log?: (line: string) => void;
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
