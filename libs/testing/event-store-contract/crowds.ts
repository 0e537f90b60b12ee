import { NO_STREAM, START, WrongExpectedVersionError } from '@eventstore/db-client';
import { describe, expect, it } from '@jest/globals';
import { until } from '../until.js';
import { collect, take } from './collect.js';
import { useClient } from './connections.js';
import { eventOfSize, freshStream, sampleEvent, sampleEvents } from './samples.js';
import type { ServerUnderTest } from './server-under-test.js';

export function describeCrowds(server: () => ServerUnderTest): void {
  describe('under many at once', () => {
    const client = useClient(server);

    it('exactly one of many appends at the same revision is written', async () => {
      const stream = freshStream();
      const winners: string[] = [];
      for (let revision = -1; revision < 9; revision += 1) {
        const expectedRevision = revision < 0 ? NO_STREAM : BigInt(revision);
        const events = sampleEvents(10);
        const results = await Promise.allSettled(events.map((event) => client().appendToStream(stream, event, { expectedRevision })));
        const won = events.filter((_, n) => results[n]?.status === 'fulfilled').map((event) => event.id);
        expect(won).toHaveLength(1);
        for (const result of results) if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(WrongExpectedVersionError);
        winners.push(...won);
      }
      expect((await collect(client().readStream(stream))).map(({ event }) => event?.id)).toEqual(winners);
    });

    it('500 appends to as many streams are all written, each with a position of its own', async () => {
      const results = await Promise.all(Array.from({ length: 500 }, () => client().appendToStream(freshStream(), sampleEvent())));
      expect(new Set(results.map((result) => result.position?.commit)).size).toBe(500);
    });

    it('50 subscribers all get all events in order', async () => {
      const stream = freshStream();
      await client().appendToStream(stream, sampleEvents(100));
      const taken = Array.from({ length: 50 }, () => take(client().subscribeToStream(stream, { fromRevision: START }), 150));
      for (let n = 0; n < 50; n += 1) await client().appendToStream(stream, sampleEvent());
      const expected = Array.from({ length: 150 }, (_, n) => BigInt(n));
      for (const events of await Promise.all(taken)) expect(events.map(({ event }) => event?.revision)).toEqual(expected);
    });

    it('a subscriber that does not read holds up nobody, and later gets everything', async () => {
      const stream = freshStream();
      const slow = client().subscribeToStream(stream, { fromRevision: START });
      const quick = take(client().subscribeToStream(stream, { fromRevision: START }), 60);
      for (let n = 0; n < 60; n += 1) await client().appendToStream(stream, eventOfSize(200_000));
      expect(await quick).toHaveLength(60);
      expect(slow.readableLength).toBeLessThan(60);
      expect((await take(slow, 60)).map(({ event }) => event?.revision)).toEqual(Array.from({ length: 60 }, (_, n) => BigInt(n)));
    });

    it('a subscriber that leaves is forgotten', async () => {
      const stream = freshStream();
      await client().appendToStream(stream, sampleEvent());
      for (let n = 0; n < 20; n += 1) expect(await take(client().subscribeToStream(stream, { fromRevision: START }), 1)).toHaveLength(1);
      let seen = 0;
      const last = client().subscribeToStream(stream, { fromRevision: START });
      last.on('data', () => (seen += 1));
      await client().appendToStream(stream, sampleEvent());
      await until('both have seen it', () => seen === 2);
      await last.unsubscribe();
    });
  });
}
