import type { BusSender, Log } from '#kernel';
import { awayFor } from './away.js';
import { connect, type KafkaAddress, retry } from './connection.js';
import { Outlet } from './outlet.js';
import { inRequests } from './in-requests.js';
import { toRecord } from './record.js';
import { eventsTopic } from './topic-definitions.js';

export interface KafkaSenderOptions extends KafkaAddress {
  /** `toldonce.events` unless told. */
  readonly topic?: string;
  readonly log?: Log;
}

export interface KafkaSender extends BusSender {
  /** Resolves where the broker answers and has the topic. @throws {BusAway} */
  check(): Promise<void>;
}

/** Takes messages to Kafka; one request at a time, so that a key's order is the order given. */
export function openKafkaSender({ topic = eventsTopic, log, ...address }: KafkaSenderOptions): KafkaSender {
  const kafka = connect(address, log);
  const outlet = new Outlet(kafka);
  const away = (error: unknown): never => {
    throw awayFor(error, address, topic);
  };
  async function ask(): Promise<void> {
    // Whoever asks whether it is there does not wait until it is.
    const admin = kafka.admin({ retry: { ...retry, retries: 1 } });
    try {
      await admin.connect();
      await admin.fetchTopicMetadata({ topics: [topic] });
    } finally {
      await admin.disconnect().catch(() => undefined);
    }
  }
  let asking: Promise<void> | undefined;
  return {
    async send(messages) {
      for (const request of inRequests(messages.map((message) => toRecord(message)))) await outlet.send(topic, request).catch(away);
    },
    // Many who ask at once are answered by one look.
    check: () => (asking ??= ask().catch(away).finally(() => (asking = undefined))),
    close: () => outlet.close(),
  };
}
