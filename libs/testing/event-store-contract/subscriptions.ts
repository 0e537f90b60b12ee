import { END, START } from '@eventstore/db-client';
import { describe, expect, it } from '@jest/globals';
import { until } from '../until.js';
import { once, take } from './collect.js';
import { useClient } from './connections.js';
import { freshStream, sampleEvent, sampleEvents } from './samples.js';
import type { ServerUnderTest } from './server-under-test.js';

const numbers = (events: readonly { event?: { revision: bigint } }[]) => events.map(({ event }) => Number(event?.revision));

export function describeSubscriptions(server: () => ServerUnderTest): void {
  describe('a subscription to a stream', () => {
    const client = useClient(server);

    it('gives history, then what is written later, without gap or double', async () => {
      const stream = freshStream();
      await client().appendToStream(stream, sampleEvents(300));
      const taken = take(client().subscribeToStream(stream, { fromRevision: START }), 400);
      for (let n = 0; n < 100; n += 1) await client().appendToStream(stream, sampleEvent());
      expect(numbers(await taken)).toEqual(Array.from({ length: 400 }, (_, n) => n));
    });

    it('from a revision leaves out the event there', async () => {
      const stream = freshStream();
      await client().appendToStream(stream, sampleEvents(4));
      expect(numbers(await take(client().subscribeToStream(stream, { fromRevision: 1n }), 2))).toEqual([2, 3]);
    });

    it('from the end gives only what is written later', async () => {
      const stream = freshStream();
      await client().appendToStream(stream, sampleEvents(2));
      const subscription = client().subscribeToStream(stream, { fromRevision: END });
      const taken = take(subscription, 1);
      await once(subscription, 'caughtUp');
      await client().appendToStream(stream, sampleEvent());
      expect(numbers(await taken)).toEqual([2]);
    });

    it('to a stream that does not exist yet waits for it', async () => {
      const stream = freshStream();
      const subscription = client().subscribeToStream(stream);
      const taken = take(subscription, 1);
      await once(subscription, 'caughtUp');
      await client().appendToStream(freshStream(), sampleEvents(3));
      await client().appendToStream(stream, sampleEvent());
      expect(numbers(await taken)).toEqual([0]);
    });
  });

  describe('a subscription to all streams', () => {
    const client = useClient(server);

    it('from a position leaves out the event there and keeps the order of writing', async () => {
      const streams = [freshStream(), freshStream()] as const;
      const { position } = await client().appendToStream(streams[0], sampleEvent());
      await client().appendToStream(streams[1], sampleEvents(2));
      await client().appendToStream(streams[0], sampleEvent());
      if (position === undefined) throw new Error('an append tells its position');
      const taken = await take(client().subscribeToAll({ fromPosition: position }), 3);
      expect(taken.map(({ event }) => [event?.streamId, event?.revision])).toEqual([[streams[1], 0n], [streams[1], 1n], [streams[0], 1n]]);
      expect(taken.map(({ commitPosition, event }) => commitPosition === event?.position?.commit)).toEqual([true, true, true]);
    });

    it('tells once that it has caught up, after all history and before anything new', async () => {
      const told: string[] = [];
      const subscription = client().subscribeToAll({ fromPosition: START });
      subscription.on('confirmation', () => told.push('confirmed'));
      subscription.on('caughtUp', () => told.push('caught up'));
      subscription.on('data', () => undefined);
      await until('it is told', () => told.includes('caught up'));
      await client().appendToStream(freshStream(), sampleEvent());
      await client().appendToStream(freshStream(), sampleEvent());
      await subscription.unsubscribe();
      expect(told).toEqual(['confirmed', 'caught up']);
    });

    it('from the end gives what is written after it has caught up', async () => {
      const stream = freshStream();
      await client().appendToStream(stream, sampleEvent());
      const subscription = client().subscribeToAll({ fromPosition: END });
      const taken = take(subscription, 1);
      await once(subscription, 'caughtUp');
      const event = sampleEvent();
      await client().appendToStream(stream, event);
      expect((await taken)[0]?.event?.id).toBe(event.id);
    });
  });
}
