import { describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import kafkajs from 'kafkajs';
import { bringTopicsAbout, readTopics, type TopicDefinition } from '#adapters/kafka-bus';
import type { Broker } from './kafka-broker.js';

/** What infra defines of topics, told to a real broker. */
export function describeTopics(broker: () => Broker): void {
  const defined = async (): Promise<readonly TopicDefinition[]> => {
    const prefix = randomBytes(4).toString('hex');
    return readTopics(await readFile('infra/kafka/topics.json', 'utf8'), 1).map((topic) => ({ ...topic, name: `${prefix}.${topic.name}` }));
  };
  const bring = (definitions: readonly TopicDefinition[], write: boolean) => bringTopicsAbout({ brokers: broker().brokers }, definitions, { write });

  describe('topics', () => {
    it('are made as they are defined, once, and nothing is made by only looking', async () => {
      const topics = await defined();
      const missing = topics.map(({ name, partitions }) => `topic ${name} is missing: made with ${partitions} partitions`);
      expect(await bring(topics, false)).toEqual({ changes: missing, problems: [] });
      expect(await bring(topics, true)).toEqual({ changes: missing, problems: [] });
      expect(await bring(topics, true)).toEqual({ changes: [], problems: [] });
    });

    it('get what they are to keep when the definition changes', async () => {
      const [topic] = await defined();
      if (topic === undefined) throw new Error('no topic is defined');
      await bring([topic], true);
      const longer = { ...topic, config: { ...topic.config, 'retention.ms': '5184000000' } };
      const { changes } = await bring([longer], true);
      expect(changes).toEqual([`topic ${topic.name}: retention.ms is 2592000000 and becomes 5184000000`]);
      expect((await bring([longer], false)).changes).toEqual([]);
    });

    it('never get another number of partitions', async () => {
      const [topic] = await defined();
      if (topic === undefined) throw new Error('no topic is defined');
      await bring([topic], true);
      const { changes, problems } = await bring([{ ...topic, partitions: 24 }], true);
      expect(changes).toEqual([]);
      expect(problems).toEqual([`topic ${topic.name} has 12 partitions, not 24: another number would tear a child's messages apart`]);
    });

    it('do not come about by sending to them', async () => {
      const name = `nobody-made-${randomBytes(4).toString('hex')}`;
      const kafka = new kafkajs.Kafka({ brokers: [...broker().brokers], logLevel: kafkajs.logLevel.NOTHING, retry: { retries: 2 } });
      const producer = kafka.producer({ allowAutoTopicCreation: true, createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
      await producer.connect();
      await expect(producer.send({ topic: name, messages: [{ value: 'x' }] })).rejects.toThrow('does not host this topic');
      await producer.disconnect();
      const admin = kafka.admin();
      await admin.connect();
      const topics = await admin.listTopics();
      await admin.disconnect();
      expect(topics).not.toContain(name);
    });
  });
}
