import { describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { type BusMessage, NotNow } from '#kernel';
import { until } from '#testing';
import { byKey, effectsOf, inTurn, noteEffect, publish, someChildren, untilEffects } from '../../libs/testing/bus-contract/index.js';
import type { KafkaWorld } from './kafka-world.js';

/** What a broker asks of a member that is busy for longer than it may be silent. */
export function describeMembership(world: () => KafkaWorld): void {
  describe('a member', () => {
    it('keeps its share while one message takes longer than it may be silent', async () => {
      const { eventStore, database, lines, broker } = world();
      const messages = await publish(eventStore, inTurn(someChildren(1), 3));
      let calls = 0;
      const consumer = await world().open().consume({
        group: 'slow',
        handler: async (message, rows) => {
          calls += 1;
          if (calls === 1) await sleep(2.5 * broker.sessionTimeoutMs);
          await noteEffect(rows, 'slow', 'one', message);
        },
      });
      await untilEffects(world(), 'slow', 3);
      await consumer.stop();
      expect(calls).toBe(3);
      expect(lines.filter((line) => line.includes('"slow"'))).toEqual([]);
      expect(byKey(await effectsOf(database, 'slow'))).toEqual(byKey(messages));
    });

    it('lets another join while one of its messages has to wait, and both go on', async () => {
      const { eventStore, database } = world();
      const children = someChildren(16);
      const [stuck] = children;
      let away = true;
      const handlerOf = (member: string) => async (message: BusMessage, rows: EntityManager) => {
        if (message.key === stuck && away) throw new NotNow('not yet');
        await noteEffect(rows, 'joined', member, message);
      };
      const first = await world().open().consume({ group: 'joined', handler: handlerOf('first') });
      const before = await publish(eventStore, inTurn(children, 32));
      await until('it waits', () => JSON.stringify(first.healthy()).includes('NotNow'));
      const second = await world().open().consume({ group: 'joined', handler: handlerOf('second') });
      await until('the other has joined', () => second.healthy().ok);
      const after = await publish(eventStore, inTurn(children, 64));
      await until('the other has a share', async () => (await effectsOf(database, 'joined')).some(({ member }) => member === 'second'));
      away = false;
      await untilEffects(world(), 'joined', 96);
      await Promise.all([first.stop(), second.stop()]);
      expect(byKey(await effectsOf(database, 'joined'))).toEqual(byKey([...before, ...after]));
    });
  });
}
