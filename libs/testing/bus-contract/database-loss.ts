import { describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { World } from './bus-under-test.js';
import { effectsOf, noting } from './effects.js';
import { inTurn, publish, someChildren } from './publishing.js';
import { until } from '../until.js';
import { byKey } from './waiting.js';

const cuts = 5;

export function describeDatabaseLoss(world: World): void {
  describe('when the consumer loses its database', () => {
    it(`${cuts} times in a burst, every message still has one effect, and none is parked`, async () => {
      const { eventStore, open, database, cutDatabase, random } = world();
      const children = someChildren(5);
      const bus = open({ attempts: 4, firstMs: 10, longestMs: 200 });
      const consumer = await bus.consume({ group: 'cut', handler: noting('cut') });
      const burst = publish(eventStore, inTurn(children, 100));
      for (let cut = 0; cut < cuts; cut += 1) {
        await sleep(30 + random(120));
        await cutDatabase();
      }
      const messages = await burst;
      await until('all effects are there', () => effectsOf(database, 'cut').then(({ length }) => length >= messages.length, () => false));
      await until('it is well again', () => consumer.healthy().ok);
      await consumer.stop();
      expect(byKey(await effectsOf(database, 'cut'))).toEqual(byKey(messages));
      expect(await bus.parked('cut')).toEqual([]);
    });
  });
}
