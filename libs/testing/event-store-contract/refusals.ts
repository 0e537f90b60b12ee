import { MaxAppendSizeExceededError, StreamNotFoundError } from '@eventstore/db-client';
import { describe, expect, it } from '@jest/globals';
import { collect, revisions } from './collect.js';
import { useClient } from './connections.js';
import { eventOfSize, freshStream, sampleEvent } from './samples.js';
import type { ServerUnderTest } from './server-under-test.js';

const limit = 1024 * 1024;
const alone = { credentials: { username: 'admin', password: 'changeit' } };

export function describeRefusals(server: () => ServerUnderTest): void {
  describe('the server refuses', () => {
    const client = useClient(server);

    it.each([
      ['batched', {}],
      ['single', alone],
    ])('a %s append above 1 MiB, and writes none of it', async (_, kind) => {
      const stream = freshStream();
      const refused = client().appendToStream(stream, [sampleEvent(), eventOfSize(limit)], kind);
      await expect(refused).rejects.toBeInstanceOf(MaxAppendSizeExceededError);
      await expect(refused).rejects.toMatchObject({ maxAppendSize: limit });
      await expect(collect(client().readStream(stream))).rejects.toBeInstanceOf(StreamNotFoundError);
    });

    it('nothing of exactly 1 MiB', async () => {
      const stream = freshStream();
      await client().appendToStream(stream, eventOfSize(limit));
      expect(await revisions(client().readStream(stream))).toEqual([0]);
    });

    it('an append far above the limit, in several messages, and serves the next on the same call', async () => {
      const stream = freshStream();
      const refused = client().appendToStream(stream, Array.from({ length: 12 }, () => eventOfSize(900_000)));
      await expect(refused).rejects.toBeInstanceOf(MaxAppendSizeExceededError);
      expect(await client().appendToStream(stream, sampleEvent())).toMatchObject({ nextExpectedRevision: 0n });
    });

    it('to read a stream that does not exist, by its name', async () => {
      const stream = freshStream();
      const read = collect(client().readStream(stream));
      await expect(read).rejects.toBeInstanceOf(StreamNotFoundError);
      await expect(read).rejects.toMatchObject({ streamName: stream });
    });

    it.each([
      ['batched', {}],
      ['single', alone],
    ])('a %s append of an event whose id is no UUID, and goes on serving', async (_, kind) => {
      const stream = freshStream();
      await expect(client().appendToStream(stream, { ...sampleEvent(), id: 'seven' }, kind)).rejects.toThrow();
      expect(await client().appendToStream(stream, sampleEvent())).toMatchObject({ nextExpectedRevision: 0n });
    });
  });
}
