import { END, START, eventTypeFilter, streamNameFilter, type Filter, type Position, type ReadPosition } from '@eventstore/db-client';
import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { once, take } from './collect.js';
import { useClient } from './connections.js';
import { freshStream, sampleEvent, sampleEvents } from './samples.js';
import type { ServerUnderTest } from './server-under-test.js';

export function describeFilters(server: () => ServerUnderTest): void {
  describe('a filtered subscription to all streams', () => {
    const client = useClient(server);
    const types = async (filter: Filter, count: number, fromPosition: ReadPosition = START) =>
      (await take(client().subscribeToAll({ filter, fromPosition }), count)).map(({ event }) => event?.type);

    /** Writes the same four events under names that no other test uses. */
    async function scene(): Promise<string> {
      const mark = randomUUID().slice(0, 8);
      for (const [category, type] of [['red', 'ball'], ['blue', 'ball'], ['red', 'cube'], ['blue', 'cube']]) {
        await client().appendToStream(freshStream(`${mark}_${category}`), sampleEvent(0, `${mark}.${category}.${type}`));
      }
      return mark;
    }

    it('passes streams by prefix', async () => {
      const mark = await scene();
      expect(await types(streamNameFilter({ prefixes: [`${mark}_red`] }), 2)).toEqual([`${mark}.red.ball`, `${mark}.red.cube`]);
    });

    it('passes event types by any of several prefixes', async () => {
      const mark = await scene();
      const filter = eventTypeFilter({ prefixes: [`${mark}.blue.b`, `${mark}.red.c`] });
      expect(await types(filter, 2)).toEqual([`${mark}.blue.ball`, `${mark}.red.cube`]);
    });

    it('passes streams by regular expression', async () => {
      const mark = await scene();
      expect(await types(streamNameFilter({ regex: `^${mark}_(blue)-` }), 2)).toEqual([`${mark}.blue.ball`, `${mark}.blue.cube`]);
    });

    it('passes event types by regular expression', async () => {
      const mark = await scene();
      expect(await types(eventTypeFilter({ regex: `^${mark}\\..*\\.cube$` }), 2)).toEqual([`${mark}.red.cube`, `${mark}.blue.cube`]);
    });

    it('goes on with matching events that are written later', async () => {
      const mark = randomUUID().slice(0, 8);
      const subscription = client().subscribeToAll({ fromPosition: END, filter: eventTypeFilter({ prefixes: [mark] }) });
      const taken = take(subscription, 1);
      await once(subscription, 'caughtUp');
      await client().appendToStream(freshStream(), sampleEvents(5));
      await client().appendToStream(freshStream(), sampleEvent(1, `${mark}.late`));
      expect((await taken)[0]?.event?.type).toBe(`${mark}.late`);
    });

    it('tells how far it has searched, though nothing matches, ever further and as far as the end', async () => {
      const mark = randomUUID();
      const { position: before } = await client().appendToStream(freshStream(), sampleEvent());
      const { position: last } = await client().appendToStream(freshStream(), sampleEvents(100));
      if (before === undefined || last === undefined) throw new Error('an append tells its position');
      const told: Position[] = [];
      const filter = eventTypeFilter({ prefixes: [mark], maxSearchWindow: 10, checkpointInterval: 2, checkpointReached: (_, at) => void told.push(at) });
      const subscription = client().subscribeToAll({ fromPosition: before, filter });
      subscription.on('data', () => undefined);
      await once(subscription, 'caughtUp');
      await subscription.unsubscribe();
      const commits = told.map((position) => position.commit);
      expect(commits.length).toBeGreaterThanOrEqual(5);
      expect([...new Set(commits)].sort((a, b) => Number(a - b))).toEqual(commits);
      expect(commits.at(-1)).toBeGreaterThanOrEqual(last.commit);
    });
  });
}
