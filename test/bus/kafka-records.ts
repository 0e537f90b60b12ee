import { describe, expect, it } from '@jest/globals';
import kafkajs from 'kafkajs';
import { CloudEvent } from '#contracts/bus';
import { byKey, effectsOf, inTurn, noting, publish, someChildren, untilEffects } from '../../libs/testing/bus-contract/index.js';
import type { KafkaWorld } from './kafka-world.js';
import { recordsOf } from './topic-records.js';

async function sendForeign({ broker, topics }: KafkaWorld, key: string): Promise<void> {
  const kafka = new kafkajs.Kafka({ brokers: [...broker.brokers], logLevel: kafkajs.logLevel.NOTHING });
  const producer = kafka.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
  await producer.connect();
  await producer.send({ topic: topics.events, messages: [{ key, value: 'Sok Dara' }, { key, value: null }] });
  await producer.disconnect();
}

/** What lies in the topic, for those who read it without this product. */
export function describeRecords(world: () => KafkaWorld): void {
  describe('records', () => {
    it('are CloudEvents, keyed by the child, whose order they keep', async () => {
      const { eventStore, broker, topics } = world();
      const messages = await publish(eventStore, inTurn(someChildren(4), 24));
      const records = await recordsOf(broker.brokers, topics.events, ({ length }) => length === 24);
      expect(byKey(records)).toEqual(byKey(messages));
      for (const { key, text } of records) expect(CloudEvent.parse(JSON.parse(text))).toMatchObject({ subject: key, partitionkey: key });
    });

    it('that are none of ours are passed over and said to be there, without a word of what is in them', async () => {
      const { eventStore, database, lines } = world();
      const children = someChildren(2);
      const before = await publish(eventStore, inTurn(children, 4));
      const consumer = await world().open().consume({ group: 'foreign', handler: noting('foreign') });
      await untilEffects(world(), 'foreign', 4);
      await sendForeign(world(), children[0] ?? '');
      const after = await publish(eventStore, inTurn(children, 4));
      await untilEffects(world(), 'foreign', 8);
      await consumer.stop();
      expect(byKey(await effectsOf(database, 'foreign'))).toEqual(byKey([...before, ...after]));
      expect(lines.filter((line) => line.includes('is no message'))).toHaveLength(2);
      expect(lines.join()).not.toContain('Dara');
    });
  });
}
