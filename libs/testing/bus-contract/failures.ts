import { describe, expect, it } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { type BusMessage, NotNow } from '#kernel';
import type { Retries, World } from './bus-under-test.js';
import { effectsOf, noteEffect, noting } from './effects.js';
import { until } from '../until.js';
import { byKey, untilEffects } from './waiting.js';
import { inTurn, publish, someChildren } from './publishing.js';

const quick: Retries = { attempts: 3, firstMs: 10, longestMs: 100 };

export function describeFailures(world: World): void {
  describe('a message that cannot be handled', () => {
    it('is tried again after longer and longer pauses, and those behind it wait', async () => {
      const { eventStore, open, database } = world();
      const messages = await publish(eventStore, inTurn(someChildren(1), 3));
      const tried: { readonly id: string; readonly at: number }[] = [];
      const consumer = await open({ attempts: 5, firstMs: 80, longestMs: 10_000 }).consume({
        group: 'patient',
        handler: async (message, rows) => {
          tried.push({ id: message.id, at: performance.now() });
          if (tried.length < 4) throw new Error('not yet');
          await noteEffect(rows, 'patient', 'one', message);
        },
      });
      await untilEffects(world(), 'patient', 3);
      await consumer.stop();
      expect(tried.map(({ id }) => id)).toEqual([0, 0, 0, 0, 1, 2].map((index) => messages[index]?.id));
      const pauses = [1, 2, 3].map((index) => (tried[index]?.at ?? 0) - (tried[index - 1]?.at ?? 0));
      for (const [index, pause] of pauses.entries()) expect(pause).toBeGreaterThanOrEqual(80 * 2 ** index - 2);
      expect(byKey(await effectsOf(database, 'patient'))).toEqual(byKey(messages));
    });

    it('is parked with those of its child behind it, other children go on, and a replay after the mend takes them in order', async () => {
      const { eventStore, open, database, lines } = world();
      const [ill = '', ...well] = someChildren(4);
      let mended = false;
      const handler = async (message: BusMessage, rows: EntityManager): Promise<void> => {
        if (message.key === ill && !mended) throw new Error(`Sok Dara lives in ${message.key}`);
        await noteEffect(rows, 'parking', 'one', message);
      };
      const bus = open(quick);
      const consumer = await bus.consume({ group: 'parking', handler });
      const before = await publish(eventStore, inTurn([ill, ...well], 20));
      await untilEffects(world(), 'parking', 15);
      await until('all of the child are parked', async () => (await bus.parked('parking')).length === 5);
      const [first, ...behind] = await bus.parked('parking');
      expect([first, ...behind].map((parked) => parked?.id)).toEqual(byKey(before)[ill]);
      expect(first).toMatchObject({ key: ill, type: 'investigation.ChildRescued', reason: 'Error' });
      expect(behind.map(({ reason }) => reason)).toEqual(Array.from({ length: 4 }, () => 'waits behind another'));
      expect(lines).not.toEqual([]);
      expect(JSON.stringify([lines, await bus.parked('parking')])).not.toContain('Dara');
      expect(consumer.healthy()).toEqual({ ok: true });

      expect(await bus.replay({ group: 'parking', handler })).toEqual({ handled: 0, parked: 5 });
      mended = true;
      // Mended or not, what comes now has to wait for those before it.
      const between = await publish(eventStore, inTurn([ill, ...well], 4));
      await until('the next one is parked too', async () => (await bus.parked('parking')).length === 6);
      expect(await bus.replay({ group: 'parking', handler })).toEqual({ handled: 6, parked: 0 });
      const after = await publish(eventStore, inTurn([ill, ...well], 4));
      await untilEffects(world(), 'parking', 28);
      await consumer.stop();
      expect(await bus.parked('parking')).toEqual([]);
      expect(byKey(await effectsOf(database, 'parking'))).toEqual(byKey([...before, ...between, ...after]));
    });

    it('stays parked over a restart and a repeat, and has one effect when it is replayed', async () => {
      const { eventStore, open, database, deliverAgain } = world();
      const messages = await publish(eventStore, inTurn(someChildren(1), 3));
      const failing = await open(quick).consume({ group: 'again', handler: () => Promise.reject(new Error('no')) });
      const bus = open(quick);
      await until('all are parked', async () => (await bus.parked('again')).length === 3);
      await failing.stop();
      await deliverAgain('again');
      const more = await publish(eventStore, inTurn([messages[0]?.key ?? ''], 1));
      const second = await bus.consume({ group: 'again', handler: noting('again') });
      await until('the new one is parked', async () => (await bus.parked('again')).length === 4);
      expect(await bus.replay({ group: 'again', handler: noting('again') })).toEqual({ handled: 4, parked: 0 });
      await second.stop();
      expect(byKey(await effectsOf(database, 'again'))).toEqual(byKey([...messages, ...more]));
    });

    it('for lack of something else is never parked but waited for', async () => {
      const { eventStore, open, database } = world();
      const messages = await publish(eventStore, inTurn(someChildren(1), 2));
      let away = true;
      let tries = 0;
      const bus = open({ ...quick, longestMs: 20 });
      const consumer = await bus.consume({
        group: 'waiting',
        handler: async (message, rows) => {
          tries += 1;
          if (away) throw new NotNow('the service does not answer');
          await noteEffect(rows, 'waiting', 'one', message);
        },
      });
      await until('it was tried more often than a failing message', () => tries > 2 * quick.attempts);
      expect(consumer.healthy()).toEqual({ ok: false, reason: 'NotNow' });
      expect(await bus.parked('waiting')).toEqual([]);
      away = false;
      await untilEffects(world(), 'waiting', 2);
      await until('it is well again', () => consumer.healthy().ok);
      await consumer.stop();
      expect(byKey(await effectsOf(database, 'waiting'))).toEqual(byKey(messages));
    });
  });
}
