import { describe, expect, it } from '@jest/globals';
import type { Kill, World } from './bus-under-test.js';
import { effectsOf, noteEffect, noting } from './effects.js';
import { byKey, untilEffects } from './waiting.js';
import { inTurn, publish, someChildren } from './publishing.js';

const kills = 5;

export function describeRepeats(world: World): void {
  describe('the effect of a message', () => {
    it('comes about once, however often it is delivered', async () => {
      const { eventStore, open, database, deliverAgain } = world();
      const children = someChildren(3);
      const before = await publish(eventStore, inTurn(children, 9));
      const first = await open().consume({ group: 'repeated', handler: noting('repeated') });
      await untilEffects(world(), 'repeated', 9);
      await first.stop();
      await deliverAgain('repeated');
      const after = await publish(eventStore, inTurn(children, 3));
      const second = await open().consume({ group: 'repeated', handler: noting('repeated') });
      await untilEffects(world(), 'repeated', 12);
      await second.stop();
      expect(byKey(await effectsOf(database, 'repeated'))).toEqual(byKey([...before, ...after]));
    });

    it('is in whole or not at all: what a handler wrote before it failed is gone', async () => {
      const { eventStore, open, database } = world();
      const messages = await publish(eventStore, inTurn(someChildren(2), 4));
      let failures = 0;
      const consumer = await open().consume({
        group: 'whole',
        handler: async (message, rows) => {
          await noteEffect(rows, 'whole', 'one', message);
          failures += 1;
          if (failures % 2 === 1) throw new Error('failed after it wrote');
        },
      });
      await untilEffects(world(), 'whole', 4);
      await consumer.stop();
      expect(failures).toBe(8);
      expect(byKey(await effectsOf(database, 'whole'))).toEqual(byKey(messages));
    });

    it(`comes about once where the consumer is killed ${kills} times between effect and checkpoint`, async () => {
      const { eventStore, open, database, runUntilKilled, random } = world();
      const messages = await publish(eventStore, inTurn(someChildren(5), 60));
      for (let kill = 0; kill < kills; kill += 1) {
        const before = await effectsOf(database, 'killed');
        const at: Kill = { at: kill % 2 === 0 ? 'after-commit' : 'before-commit', message: 1 + random(8) };
        await runUntilKilled('killed', at);
        const came = (await effectsOf(database, 'killed')).length - before.length;
        // Others may be under way in the same moment: only after the end of so many transactions there is a least number.
        expect(came).toBeGreaterThanOrEqual(at.at === 'after-commit' ? at.message : 0);
      }
      const last = await open().consume({ group: 'killed', handler: noting('killed', 'last') });
      await untilEffects(world(), 'killed', 60);
      await last.stop();
      expect(byKey(await effectsOf(database, 'killed'))).toEqual(byKey(messages));
    });
  });
}
