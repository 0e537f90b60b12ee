import type { EachBatchPayload, Kafka } from 'kafkajs';
import type { BusMessage } from '#kernel';
import { briefly } from './briefly.js';
import { retry } from './connection.js';
import { fromRecord } from './record.js';

export interface SessionOptions {
  readonly kafka: Kafka;
  readonly topic: string;
  readonly group: string;
  /** After so long without a heartbeat the broker gives a member's share to others. */
  readonly sessionTimeoutMs: number;
  /** Resolves when the message is done with for good. */
  readonly take: (message: BusMessage, signal: AbortSignal) => Promise<unknown>;
  /** Is told when the member has joined, and of every record that is no message. */
  readonly joined: () => void;
  readonly passedOver: (partition: number, offset: string) => void;
}

async function takeBatch(payload: EachBatchPayload, { take, passedOver, sessionTimeoutMs }: SessionOptions, ending: AbortSignal): Promise<void> {
  const { batch } = payload;
  const lost = new AbortController();
  const signal = AbortSignal.any([ending, lost.signal]);
  // A message may be tried for long; meanwhile the broker has to hear of us, and we of it.
  const beat = setInterval(() => void payload.heartbeat().catch((error: unknown) => lost.abort(error)), sessionTimeoutMs / 6);
  try {
    for (const record of batch.messages) {
      if (!payload.isRunning() || payload.isStale()) return;
      const message = fromRecord(record);
      if (message === undefined) passedOver(batch.partition, record.offset);
      else await take(message, signal);
      payload.resolveOffset(record.offset);
      await payload.heartbeat();
      await payload.commitOffsetsIfNecessary();
    }
  } catch (error) {
    if (!ending.aborted) throw error;
  } finally {
    clearInterval(beat);
  }
}

/**
 * One membership in a group, until it breaks or the signal aborts. An offset is committed only after its message is done with.
 * @throws what broke it
 */
export async function session(options: SessionOptions, ending: AbortSignal): Promise<void> {
  const { kafka, topic, group, sessionTimeoutMs, joined } = options;
  const consumer = kafka.consumer({
    groupId: group,
    sessionTimeout: sessionTimeoutMs,
    heartbeatInterval: Math.floor(sessionTimeoutMs / 6),
    // What a joining or leaving member waits for.
    maxWaitTimeInMs: 200,
    allowAutoTopicCreation: false,
    retry: { ...retry, restartOnFailure: async () => false },
  });
  let end = (): void => {};
  const ended = new Promise<void>((resolve, reject) => {
    end = resolve;
    consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
  });
  ended.catch(() => undefined);
  ending.addEventListener('abort', end, { once: true });
  consumer.on(consumer.events.GROUP_JOIN, joined);
  const join = async (): Promise<void> => {
    await consumer.connect();
    if (ending.aborted) return;
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await consumer.run({
      autoCommitThreshold: 100,
      autoCommitInterval: 1_000,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: 4,
      eachBatch: (payload) => takeBatch(payload, options, ending),
    });
  };
  const joining = join();
  try {
    // A broker that is away keeps us trying: nobody waits for that at the end.
    await Promise.race([joining, ended]);
    if (!ending.aborted) await ended;
  } finally {
    ending.removeEventListener('abort', end);
    await briefly(consumer.disconnect());
    // Where it joins after all, it leaves at once.
    void joining.then(() => consumer.disconnect()).catch(() => undefined);
  }
}
