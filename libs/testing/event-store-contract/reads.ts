import { BACKWARDS, END, FORWARDS, START, type Position } from '@eventstore/db-client';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { collect, revisions } from './collect.js';
import { useClient } from './connections.js';
import { freshStream, sampleEvent, sampleEvents } from './samples.js';
import type { ServerUnderTest } from './server-under-test.js';

export function describeReads(server: () => ServerUnderTest): void {
  describe('reading a stream', () => {
    const client = useClient(server);
    const stream = freshStream();
    beforeAll(() => client().appendToStream(stream, sampleEvents(5)));

    it.each([
      ['forwards from the start', { fromRevision: START }, [0, 1, 2, 3, 4]],
      ['forwards from a revision, that one included', { fromRevision: 2n }, [2, 3, 4]],
      ['forwards from behind its end', { fromRevision: 9n }, []],
      ['forwards from the end', { fromRevision: END }, []],
      ['forwards up to a limit', { fromRevision: 1n, maxCount: 2 }, [1, 2]],
      ['backwards from the end', { direction: BACKWARDS, fromRevision: END }, [4, 3, 2, 1, 0]],
      ['backwards from a revision, that one included', { direction: BACKWARDS, fromRevision: 2n }, [2, 1, 0]],
      ['backwards up to a limit', { direction: BACKWARDS, fromRevision: END, maxCount: 1 }, [4]],
    ] as const)('%s', async (_, options, expected) => {
      expect(await revisions(client().readStream(stream, options))).toEqual(expected);
    });

    it('gives what was written, with its place and its time', async () => {
      const written = sampleEvent(7);
      const place = freshStream();
      const { position } = await client().appendToStream(place, written);
      const [read] = await collect(client().readStream(place));
      const { id, type, data, metadata } = written;
      expect(read?.event).toMatchObject({ id, type, data, metadata, streamId: place, revision: 0n, isJson: true, position });
      expect(Math.abs(Date.now() - (read?.event?.created.getTime() ?? 0))).toBeLessThan(60_000);
    });
  });

  describe('reading all streams', () => {
    const client = useClient(server);
    const streams = [freshStream(), freshStream()] as const;
    let positions: readonly [Position, Position];
    const own = async (options: Parameters<ReturnType<typeof client>['readAll']>[0]) =>
      (await collect(client().readAll(options))).flatMap(({ event }) => (event !== undefined && streams.includes(event.streamId) ? [`${streams.indexOf(event.streamId)}@${event.revision}`] : []));

    beforeAll(async () => {
      const first = await client().appendToStream(streams[0], sampleEvents(1));
      await client().appendToStream(streams[1], sampleEvents(2));
      const last = await client().appendToStream(streams[0], sampleEvents(1));
      if (first.position === undefined || last.position === undefined) throw new Error('an append tells its position');
      positions = [first.position, last.position];
    });

    it('forwards from a position includes the event there and keeps the order of writing', async () => {
      expect(await own({ fromPosition: positions[0] })).toEqual(['0@0', '1@0', '1@1', '0@1']);
    });

    it('backwards from a position leaves out the event there', async () => {
      expect(await own({ direction: BACKWARDS, fromPosition: positions[1], maxCount: 3 })).toEqual(['1@1', '1@0', '0@0']);
    });

    it('backwards from the end begins with the newest event', async () => {
      const [newest] = await collect(client().readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 1 }));
      expect(newest?.event?.position.commit).toBeGreaterThanOrEqual(positions[1].commit);
    });

    it('forwards from the end, or backwards from the start, gives nothing', async () => {
      expect(await collect(client().readAll({ direction: FORWARDS, fromPosition: END }))).toEqual([]);
      expect(await collect(client().readAll({ direction: BACKWARDS, fromPosition: START }))).toEqual([]);
    });

    it('stops at the limit', async () => {
      expect(await collect(client().readAll({ fromPosition: positions[0], maxCount: 2 }))).toHaveLength(2);
    });
  });

  describe('reading much', () => {
    const client = useClient(server);

    it('a stream of 3,000 events comes complete and in order, both ways', async () => {
      const stream = freshStream();
      for (let round = 0; round < 6; round += 1) await client().appendToStream(stream, sampleEvents(500));
      const all = Array.from({ length: 3_000 }, (_, n) => n);
      expect(await revisions(client().readStream(stream))).toEqual(all);
      expect(await revisions(client().readStream(stream, { direction: BACKWARDS, fromRevision: END }))).toEqual(all.toReversed());
    });

    it('a read that is given up half way leaves the connection usable', async () => {
      const stream = freshStream();
      await client().appendToStream(stream, sampleEvents(2_000));
      const read = client().readStream(stream);
      for await (const { event } of read) if (event?.revision === 10n) break;
      await read.cancel();
      expect(await revisions(client().readStream(stream, { maxCount: 1 }))).toEqual([0]);
    });
  });
}
