import { afterAll, afterEach, beforeAll, beforeEach, describe } from '@jest/globals';
import { directBusMigrations, openDirectBus } from '#adapters/direct-bus';
import { contractOf } from '#contracts/all';
import type { Bus } from '#kernel';
import type { EntityManager } from 'typeorm';
import { type BusUnderTest, describeBus, effectMigrations } from '../../libs/testing/bus-contract/index.js';
import { postgresForSpecs, type SpecPostgres } from '../engines/postgres.js';
import { EventEngines } from './engines.js';
import { build, runUntilKilled } from './killed-process.js';
import { seeded } from './seed.js';

const schema = 'consumer';

async function create(postgres: SpecPostgres, random: (below: number) => number): Promise<BusUnderTest> {
  const engines = await EventEngines.create(postgres);
  const database = await engines.schema(schema, [...directBusMigrations, ...effectMigrations]);
  const lines: string[] = [];
  const opened: Bus<EntityManager>[] = [];
  return {
    eventStore: engines.eventStore,
    database,
    lines,
    random,
    open(retries) {
      const bus = openDirectBus({
        eventStore: engines.eventStore, database, contractOf, log: (told) => lines.push(JSON.stringify(told)),
        ...(retries === undefined ? {} : { retries }),
      });
      opened.push(bus);
      return bus;
    },
    deliverAgain: async (group) => void (await database.query('DELETE FROM group_checkpoint WHERE group_name = $1', [group])),
    cutDatabase: () => engines.cut(schema),
    runUntilKilled: (group, kill) => {
      const bus = { kind: 'direct', eventStore: engines.connectionString };
      return runUntilKilled('member', { MEMBER: JSON.stringify({ database: { url: engines.databaseUrl, schema }, bus, group, kill }) });
    },
    async remove() {
      await Promise.all(opened.map((bus) => bus.close()));
      await engines.remove();
    },
  };
}

describe('the direct bus', () => {
  let postgres: SpecPostgres;
  let world: BusUnderTest;
  const random = seeded('direct bus');
  beforeAll(async () => {
    [postgres] = await Promise.all([postgresForSpecs(), build()]);
  });
  beforeEach(async () => {
    world = await create(postgres, random);
  });
  afterEach(() => world.remove());
  afterAll(() => postgres.remove());

  describeBus(() => world);
});
