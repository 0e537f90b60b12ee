import { describe, expect, it } from '@jest/globals';
import type { BusMessage } from '#kernel';
import type { World } from './bus-under-test.js';
import { effectsOf, noteEffect, noting } from './effects.js';
import { until } from '../until.js';
import { byKey, untilEffects } from './waiting.js';
import { aboutChildren, inTurn, keptInside, publish, someChildren } from './publishing.js';

export function describeDeliveries(world: World): void {
  describe('a group', () => {
    it('gets every published event as it was shared, one message a child, and none that is kept inside', async () => {
      const { eventStore, open, database } = world();
      const [one = '', other = ''] = someChildren(2);
      const messages = await publish(eventStore, [aboutChildren(one), keptInside(), aboutChildren(one, other), keptInside(), aboutChildren(other)]);
      const seen: BusMessage[] = [];
      const consumer = await open().consume({
        group: 'shared',
        handler: async (message, rows) => {
          seen.push(message);
          await noteEffect(rows, 'shared', 'one', message);
        },
      });
      await untilEffects(world(), 'shared', messages.length);
      await consumer.stop();
      expect(messages).toHaveLength(4);
      const inOrder = (list: readonly BusMessage[]) => [...list].sort((a, b) => (a.id < b.id ? -1 : 1));
      expect(inOrder(seen)).toEqual(inOrder(messages));
      expect(byKey(await effectsOf(database, 'shared'))).toEqual(byKey(messages));
    });

    it('that handles some types only gets those, and keeps nothing of the others', async () => {
      const { eventStore, open, database } = world();
      const [one = '', other = ''] = someChildren(2);
      const messages = await publish(eventStore, [aboutChildren(one), aboutChildren(one, other), aboutChildren(one), aboutChildren(other), aboutChildren(other, one)]);
      const types = new Set(['investigation.CaseOpened']);
      const consumer = await open().consume({ group: 'chosen', handler: noting('chosen'), types });
      await untilEffects(world(), 'chosen', 4);
      await consumer.stop();
      expect(byKey(await effectsOf(database, 'chosen'))).toEqual(byKey(messages.filter(({ type }) => types.has(type))));
      expect(await database.query("SELECT count(*)::int AS kept FROM processed_message WHERE group_name = 'chosen'")).toEqual([{ kept: 4 }]);
    });

    it('gets one child’s messages in log order, those before it began and those after', async () => {
      const { eventStore, open, database } = world();
      const children = someChildren(7);
      const before = await publish(eventStore, inTurn(children, 70));
      const consumer = await open().consume({ group: 'ordered', handler: noting('ordered') });
      const after = await publish(eventStore, inTurn(children, 70));
      await untilEffects(world(), 'ordered', 140);
      await consumer.stop();
      expect(byKey(await effectsOf(database, 'ordered'))).toEqual(byKey([...before, ...after]));
    });

    it('begins after a restart where it was', async () => {
      const { eventStore, open, database } = world();
      const children = someChildren(3);
      const before = await publish(eventStore, inTurn(children, 12));
      const first = await open().consume({ group: 'restarted', handler: noting('restarted', 'first') });
      await untilEffects(world(), 'restarted', 12);
      await first.stop();

      const after = await publish(eventStore, inTurn(children, 6));
      const second = await open().consume({ group: 'restarted', handler: noting('restarted', 'second') });
      await untilEffects(world(), 'restarted', 18);
      await second.stop();
      const effects = await effectsOf(database, 'restarted');
      expect(byKey(effects)).toEqual(byKey([...before, ...after]));
      expect(effects.filter(({ member }) => member === 'second')).toHaveLength(6);
    });

    it('does not depend on another', async () => {
      const { eventStore, open, database } = world();
      const messages = await publish(eventStore, inTurn(someChildren(2), 6));
      const bus = open();
      const one = await bus.consume({ group: 'one', handler: noting('one') });
      await untilEffects(world(), 'one', 6);
      const other = await bus.consume({ group: 'other', handler: noting('other') });
      await untilEffects(world(), 'other', 6);
      await Promise.all([one.stop(), other.stop()]);
      expect(byKey(await effectsOf(database, 'one'))).toEqual(byKey(messages));
      expect(byKey(await effectsOf(database, 'other'))).toEqual(byKey(messages));
    });

    it('is shared by its members, and nothing is done by two of them', async () => {
      const { eventStore, open, database } = world();
      const children = someChildren(24);
      const members = await Promise.all(['one', 'two'].map((name) => open().consume({ group: 'team', handler: noting('team', name) })));
      await until('both are there', () => members.every((member) => member.healthy().ok));
      const messages = await publish(eventStore, inTurn(children, 144));
      await untilEffects(world(), 'team', 144);
      await Promise.all(members.map((member) => member.stop()));
      const effects = await effectsOf(database, 'team');
      expect(byKey(effects)).toEqual(byKey(messages));
      expect(new Set(effects.map(({ member }) => member))).toEqual(new Set(['one', 'two']));
    });

    it('goes on when one of its members leaves', async () => {
      const { eventStore, open, database } = world();
      const children = someChildren(8);
      const [leaver, stayer] = await Promise.all(['leaver', 'stayer'].map((name) => open().consume({ group: 'left', handler: noting('left', name) })));
      await until('both are there', () => leaver?.healthy().ok === true && stayer?.healthy().ok === true);
      const before = await publish(eventStore, inTurn(children, 24));
      await leaver?.stop();
      const after = await publish(eventStore, inTurn(children, 24));
      await untilEffects(world(), 'left', 48);
      await stayer?.stop();
      expect(byKey(await effectsOf(database, 'left'))).toEqual(byKey([...before, ...after]));
    });
  });
}
