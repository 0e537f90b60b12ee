import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BusMessage } from '#kernel';
import { until } from '#testing';
import { byKey, effectsOf, inTurn, noting, publish, someChildren, untilEffects } from '../../libs/testing/bus-contract/index.js';
import { postgresForSpecs, type SpecPostgres } from '../engines/postgres.js';
import { canStartBroker, type OwnBroker, startBroker } from './kafka-broker.js';
import { KafkaWorld, relaySchema } from './kafka-world.js';
import { build, runUntilKilled } from './killed-process.js';
import { seeded } from './seed.js';
import { recordsOf } from './topic-records.js';

const kills = 5;
/** A broker that comes back takes its time on a busy machine. */
const patience = 180_000;

if (!canStartBroker) {
  test('without Java and Maven no broker can be killed here, but never in CI', () => {
    expect(process.env['CI']).not.toBe('true');
  });
} else {
  describe('the bus over Kafka', () => {
    let broker: OwnBroker;
    let postgres: SpecPostgres;
    let world: KafkaWorld;
    const random = seeded('faults of Kafka');
    beforeAll(async () => {
      [broker, postgres] = await Promise.all([startBroker(), postgresForSpecs(), build()]);
    }, 600_000);
    beforeEach(async () => {
      world = await KafkaWorld.create(postgres, broker, random);
    });
    afterEach(() => world.remove());
    afterAll(async () => {
      await broker.stop();
      await postgres.remove();
    }, patience);

    it(`loses and doubles nothing and keeps each child’s order when the broker is killed ${kills} times, each in the middle of a burst`, async () => {
      world.startRelay();
      const { eventStore, database } = world;
      const members = await Promise.all(['one', 'two'].map((name) => world.open().consume({ group: 'burst', handler: noting('burst', name) })));
      const children = someChildren(20);
      const messages: BusMessage[] = [];
      for (let kill = 0; kill < kills; kill += 1) {
        const burst = publish(eventStore, inTurn(children, 100));
        await untilEffects(world, 'burst', messages.length + 10 + random(40));
        await broker.kill();
        await sleep(random(500));
        await broker.resume();
        messages.push(...(await burst));
        await untilEffects(world, 'burst', messages.length);
      }
      await until('all are well again', () => members.every((member) => member.healthy().ok) && world.relay?.healthy().ok === true);
      expect(byKey(await effectsOf(database, 'burst'))).toEqual(byKey(messages));
    }, patience);

    it('brings a whole burst after the broker was down for all of it, and says so meanwhile', async () => {
      world.startRelay();
      const { eventStore, database } = world;
      const member = await world.open().consume({ group: 'down', handler: noting('down') });
      const before = await publish(eventStore, inTurn(someChildren(3), 6));
      await untilEffects(world, 'down', 6);
      await broker.kill();
      const during = await publish(eventStore, inTurn(someChildren(12), 240));
      await until('the relay and the consumer say so', () => world.relay?.healthy().ok === false && !member.healthy().ok);
      await broker.resume();
      await untilEffects(world, 'down', 246);
      await until('all are well again', () => member.healthy().ok && world.relay?.healthy().ok === true);
      expect(byKey(await effectsOf(database, 'down'))).toEqual(byKey([...before, ...during]));
    }, patience);

    it(`repeats under the same ids and passes over nothing where the relay is killed ${kills} times between send and checkpoint`, async () => {
      const { eventStore, engines, topics, database } = world;
      const children = someChildren(6);
      const messages: BusMessage[] = [];
      const shared = { database: { url: engines.databaseUrl, schema: relaySchema }, eventStore: engines.connectionString, brokers: broker.brokers, topic: topics.events };
      for (let kill = 0; kill < kills; kill += 1) {
        messages.push(...(await publish(eventStore, inTurn(children, 18))));
        const at = kill % 2 === 0 ? { at: 'sent' } : { at: 'sending', message: 1 + random(18) };
        await runUntilKilled('relay-process', { RELAY: JSON.stringify({ ...shared, kill: at }) });
      }
      world.startRelay();
      const ids = new Set(messages.map(({ id }) => id));
      const records = await recordsOf(broker.brokers, topics.events, (found) => new Set(found.map(({ id }) => id)).size === ids.size);
      const firsts = records.filter(({ id }, index) => records.findIndex((record) => record.id === id) === index);
      expect(records.length).toBeGreaterThan(firsts.length);
      expect(byKey(firsts)).toEqual(byKey(messages));
      expect(new Set(records.map(({ text }) => text)).size).toBe(ids.size);

      await world.open().consume({ group: 'after', handler: noting('after') });
      await untilEffects(world, 'after', 90);
      expect(byKey(await effectsOf(database, 'after'))).toEqual(byKey(messages));
    }, patience);
  });
}
