import { ANY, NO_STREAM, WrongExpectedVersionError } from '@eventstore/db-client';
import { describe, expect, it } from '@jest/globals';
import { revisions } from './collect.js';
import { useClient } from './connections.js';
import { freshStream, sampleEvent, sampleEvents } from './samples.js';
import type { ServerUnderTest } from './server-under-test.js';

export function describeRepeats(server: () => ServerUnderTest): void {
  describe('an append that is repeated with the same event ids', () => {
    const client = useClient(server);

    it.each([
      ['no_stream', NO_STREAM],
      ['any', ANY],
    ] as const)('with %s gets the first answer and writes nothing', async (_, expectedRevision) => {
      const stream = freshStream();
      const events = sampleEvents(2);
      const first = await client().appendToStream(stream, events, { expectedRevision });
      await client().appendToStream(stream, sampleEvent(), { expectedRevision: 1n });
      expect(await client().appendToStream(stream, events, { expectedRevision })).toEqual(first);
      expect(await revisions(client().readStream(stream))).toEqual([0, 1, 2]);
    });

    it('with an exact revision gets the first answer and writes nothing', async () => {
      const stream = freshStream();
      const events = sampleEvents(2);
      await client().appendToStream(stream, sampleEvent(), { expectedRevision: NO_STREAM });
      const first = await client().appendToStream(stream, events, { expectedRevision: 0n });
      expect(await client().appendToStream(stream, events, { expectedRevision: 0n })).toEqual(first);
      expect(await revisions(client().readStream(stream))).toEqual([0, 1, 2]);
    });

    it('at the same moment is written once', async () => {
      const stream = freshStream();
      const events = sampleEvents(2);
      const append = () => client().appendToStream(stream, events, { expectedRevision: NO_STREAM });
      const results = await Promise.all([append(), append(), append()]);
      expect(results.map((result) => result.position)).toEqual(Array(3).fill(results[0]?.position));
      expect(await revisions(client().readStream(stream))).toEqual([0, 1]);
    });

    it.each([
      ['no_stream', NO_STREAM],
      ['any', ANY],
    ] as const)('with %s and one more event is refused', async (_, expectedRevision) => {
      const stream = freshStream();
      const events = sampleEvents(2);
      await client().appendToStream(stream, events, { expectedRevision });
      const longer = client().appendToStream(stream, [...events, sampleEvent()], { expectedRevision });
      await expect(longer).rejects.toBeInstanceOf(WrongExpectedVersionError);
      expect(await revisions(client().readStream(stream))).toEqual([0, 1]);
    });

    it('to another stream is a new append', async () => {
      const events = sampleEvents(2);
      const [one, other] = [freshStream(), freshStream()];
      await client().appendToStream(one, events, { expectedRevision: ANY });
      await client().appendToStream(other, events, { expectedRevision: ANY });
      expect(await revisions(client().readStream(other))).toEqual([0, 1]);
    });
  });
}
