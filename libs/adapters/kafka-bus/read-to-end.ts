import { randomUUID } from 'node:crypto';
import type { Kafka, KafkaMessage } from 'kafkajs';
import { retry } from './connection.js';

const patienceMs = 60_000;

/** Partitions that hold something, each with the offset after its last record now. */
async function endsOf(kafka: Kafka, topic: string): Promise<Map<number, bigint>> {
  const admin = kafka.admin({ retry });
  await admin.connect();
  try {
    const offsets = await admin.fetchTopicOffsets(topic);
    return new Map(offsets.filter(({ low, high }) => low !== high).map(({ partition, high }) => [partition, BigInt(high)]));
  } finally {
    await admin.disconnect();
  }
}

/**
 * Every record that is in a topic now, each partition in order.
 * @throws when it takes longer than a minute
 */
export async function readToEnd(kafka: Kafka, topic: string, take: (record: KafkaMessage) => void): Promise<void> {
  const ends = await endsOf(kafka, topic);
  if (ends.size === 0) return;
  const consumer = kafka.consumer({
    // A group of its own that keeps nothing: the broker forgets it.
    groupId: `${topic}.reading.${randomUUID()}`,
    maxWaitTimeInMs: 200,
    allowAutoTopicCreation: false,
    retry: { ...retry, restartOnFailure: async () => false },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`reading ${topic} takes too long`)), patienceMs);
      consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
      const eachBatch = async ({ batch }: { batch: { partition: number; messages: KafkaMessage[]; lastOffset(): string } }) => {
        batch.messages.forEach(take);
        if (BigInt(batch.lastOffset()) + 1n >= (ends.get(batch.partition) ?? 0n)) ends.delete(batch.partition);
        if (ends.size === 0) resolve();
      };
      consumer.run({ autoCommit: false, eachBatch }).catch(reject);
    });
  } finally {
    clearTimeout(timer);
    await consumer.disconnect().catch(() => undefined);
  }
}
