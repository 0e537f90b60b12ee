import { randomUUID } from 'node:crypto';
import kafkajs from 'kafkajs';

interface Placed {
  readonly id: string;
  readonly key: string;
  readonly text: string;
}

/** So many records of a topic as they lie there, read by a client that knows nothing of the product. */
export async function recordsOf(brokers: readonly string[], topic: string, enough: (records: readonly Placed[]) => boolean): Promise<readonly Placed[]> {
  const kafka = new kafkajs.Kafka({ brokers: [...brokers], logLevel: kafkajs.logLevel.NOTHING });
  const consumer = kafka.consumer({ groupId: randomUUID(), maxWaitTimeInMs: 200 });
  const records: Placed[] = [];
  await consumer.connect();
  try {
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      const eachMessage = async ({ message }: { message: { key: Buffer | null; value: Buffer | null } }) => {
        const text = message.value?.toString() ?? '';
        const { id } = JSON.parse(text) as { id: string };
        records.push({ id, key: message.key?.toString() ?? '', text });
        if (enough(records)) resolve();
      };
      consumer.run({ eachMessage }).catch(reject);
    });
    return records;
  } finally {
    await consumer.disconnect();
  }
}
