import { ANY, NO_STREAM, STREAM_EXISTS, WrongExpectedVersionError, type AppendToStreamOptions } from '@eventstore/db-client';
import { describe, expect, it } from '@jest/globals';
import { collect, revisions } from './collect.js';
import { useClient } from './connections.js';
import { freshStream, sampleEvent, sampleEvents } from './samples.js';
import type { ServerUnderTest } from './server-under-test.js';

/** The client sends an append alone when it carries credentials of its own, else on its batch call. */
const kinds: readonly (readonly [string, AppendToStreamOptions])[] = [
  ['batched', {}],
  ['single', { credentials: { username: 'admin', password: 'changeit' } }],
];

export function describeAppends(server: () => ServerUnderTest): void {
  describe.each(kinds)('a %s append', (_, kind) => {
    const client = useClient(server);
    const append = (stream: string, count: number, expectedRevision: AppendToStreamOptions['expectedRevision'] = ANY) =>
      client().appendToStream(stream, sampleEvents(count), { ...kind, expectedRevision });

    it('with no_stream begins a stream at revision 0', async () => {
      const result = await append(freshStream(), 1, NO_STREAM);
      expect(result).toMatchObject({ success: true, nextExpectedRevision: 0n, position: { commit: expect.any(BigInt) } });
    });

    it('of several events answers with the revision and position of the last', async () => {
      const stream = freshStream();
      const result = await append(stream, 3, NO_STREAM);
      const [last] = await collect(client().readStream(stream, { direction: 'backwards', fromRevision: 'end', maxCount: 1 }));
      expect(result.nextExpectedRevision).toBe(2n);
      expect(last?.event?.position).toEqual(result.position);
    });

    it('with the exact revision continues the stream, and positions grow', async () => {
      const stream = freshStream();
      const first = await append(stream, 2, NO_STREAM);
      const second = await append(stream, 1, 1n);
      expect(second.nextExpectedRevision).toBe(2n);
      expect(second.position?.commit).toBeGreaterThan(first.position?.commit ?? 0n);
    });

    it('with any goes wherever the stream ends', async () => {
      const stream = freshStream();
      await append(stream, 1, ANY);
      expect((await append(stream, 1, ANY)).nextExpectedRevision).toBe(1n);
    });

    it('with stream_exists continues an existing stream', async () => {
      const stream = freshStream();
      await append(stream, 1);
      expect((await append(stream, 1, STREAM_EXISTS)).nextExpectedRevision).toBe(1n);
    });

    it.each([
      ['a revision that is too low', 0n, 1n],
      ['a revision that is too high', 7n, 1n],
      ['no_stream although there is one', NO_STREAM, 1n],
    ] as const)('with %s is refused and tells the real one', async (_name, expected, actual) => {
      const stream = freshStream();
      await append(stream, 2, NO_STREAM);
      const refused = append(stream, 1, expected);
      await expect(refused).rejects.toBeInstanceOf(WrongExpectedVersionError);
      await expect(refused).rejects.toMatchObject({ streamName: stream, expectedVersion: expected, actualVersion: actual });
      expect(await revisions(client().readStream(stream))).toEqual([0, 1]);
    });

    it.each([
      ['stream_exists', STREAM_EXISTS],
      ['an exact revision', 0n],
    ] as const)('with %s to a stream without events is refused', async (_name, expected) => {
      const refused = append(freshStream(), 1, expected);
      await expect(refused).rejects.toMatchObject({ type: 'wrong-expected-version', expectedVersion: expected, actualVersion: 'no_stream' });
    });

    it('of no events writes nothing', async () => {
      const stream = freshStream();
      await append(stream, 1, NO_STREAM);
      expect((await append(stream, 0, 0n)).nextExpectedRevision).toBe(0n);
      expect(await revisions(client().readStream(stream))).toEqual([0]);
    });

    it('may carry the id of an event that the stream holds already, as another event', async () => {
      const stream = freshStream();
      const event = sampleEvent();
      await client().appendToStream(stream, event, { ...kind, expectedRevision: NO_STREAM });
      await client().appendToStream(stream, event, { ...kind, expectedRevision: 0n });
      expect(await revisions(client().readStream(stream))).toEqual([0, 1]);
    });
  });
}
