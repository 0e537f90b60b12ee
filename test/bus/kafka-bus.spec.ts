import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { describeBus } from '../../libs/testing/bus-contract/index.js';
import { postgresForSpecs, type SpecPostgres } from '../engines/postgres.js';
import { type Broker, brokerForSpecs, canReachBroker } from './kafka-broker.js';
import { KafkaWorld } from './kafka-world.js';
import { build } from './killed-process.js';
import { seeded } from './seed.js';

if (!canReachBroker) {
  test('without KAFKA_BROKERS, Java and Maven the bus over Kafka is left out, but never in CI', () => {
    expect(process.env['CI']).not.toBe('true');
  });
} else {
  describe('the bus over Kafka', () => {
    let broker: Broker;
    let postgres: SpecPostgres;
    let world: KafkaWorld;
    const random = seeded('bus over Kafka');
    beforeAll(async () => {
      [broker, postgres] = await Promise.all([brokerForSpecs(), postgresForSpecs(), build()]);
    }, 600_000);
    beforeEach(async () => {
      world = await KafkaWorld.create(postgres, broker, random);
      world.startRelay();
    });
    afterEach(() => world.remove());
    afterAll(async () => {
      await broker.stop();
      await postgres.remove();
    });

    describeBus(() => world);
  });
}
