import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { describeBus } from '../../libs/testing/bus-contract/index.js';
import { postgresForSpecs, type SpecPostgres } from '../engines/postgres.js';
import { type Broker, brokerForSpecs, canReachBroker } from './kafka-broker.js';
import { describeMembership } from './kafka-membership.js';
import { describeRecords } from './kafka-records.js';
import { describeTopics } from './kafka-topics.js';
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
    const random = seeded('bus over Kafka');
    beforeAll(async () => {
      [broker, postgres] = await Promise.all([brokerForSpecs(), postgresForSpecs(), build()]);
    }, 600_000);
    afterAll(async () => {
      await broker.stop();
      await postgres.remove();
    });

    describeTopics(() => broker);

    describe('keeps the promises of every bus:', () => {
      let world: KafkaWorld;
      beforeEach(async () => {
        world = await KafkaWorld.create(postgres, broker, random);
        world.startRelay();
      });
      afterEach(() => world.remove());
      describeBus(() => world);
      describeRecords(() => world);
      describeMembership(() => world);
    });
  });
}
