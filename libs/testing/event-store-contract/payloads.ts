import { binaryEvent, jsonEvent } from '@eventstore/db-client';
import { describe, expect, it } from '@jest/globals';
import { collect, take } from './collect.js';
import { useClient } from './connections.js';
import { freshStream } from './samples.js';
import type { ServerUnderTest } from './server-under-test.js';

const khmer = 'ក្រុមប្រឹក្សា​ជាតិ​កម្ពុជា​ដើម្បី​កុមារ';
const awkward = { khmer, emoji: '👧🏽', nul: 'a\u0000b', lone: '\ud800', bom: '\ufeffx', quote: '"\\\n\u2028', deep: [[[{ n: 1e21, z: -0.5 }]]] };

export function describePayloads(server: () => ServerUnderTest): void {
  describe('what is written comes back unchanged', () => {
    const client = useClient(server);

    it('as JSON, with all that text may hold, in data and metadata', async () => {
      const stream = freshStream();
      await client().appendToStream(stream, jsonEvent({ type: 'Awkward', data: awkward, metadata: { awkward } }));
      const [read] = await collect(client().readStream(stream));
      expect(read?.event).toMatchObject({ data: awkward, metadata: { awkward } });
    });

    it('in Khmer stream names and event types', async () => {
      const stream = freshStream(khmer);
      const type = `ករណី.${khmer}`;
      await client().appendToStream(stream, jsonEvent({ type, data: {} }));
      const [read] = await take(client().subscribeToStream(stream), 1);
      expect(read?.event).toMatchObject({ streamId: stream, type });
    });

    it.each([
      ['every byte there is', Uint8Array.from({ length: 256 }, (_, n) => n)],
      ['text with a NUL', Uint8Array.from(Buffer.from('a\0b'))],
      ['a byte order mark', Uint8Array.from([0xef, 0xbb, 0xbf, 0x41])],
      ['nothing', new Uint8Array()],
    ])('as bytes: %s', async (_, bytes) => {
      const stream = freshStream();
      await client().appendToStream(stream, binaryEvent({ type: 'Bytes', data: bytes, metadata: Uint8Array.from([0, 255, ...bytes]) }));
      const [read] = await collect(client().readStream(stream));
      expect(read?.event?.isJson).toBe(false);
      expect(Buffer.from(read?.event?.data as Uint8Array).equals(bytes)).toBe(true);
      expect(Buffer.from(read?.event?.metadata as Uint8Array).equals(Uint8Array.from([0, 255, ...bytes]))).toBe(true);
    });

    it('without metadata', async () => {
      const stream = freshStream();
      await client().appendToStream(stream, jsonEvent({ type: 'Bare', data: {} }));
      const [read] = await collect(client().readStream(stream));
      expect(read?.event?.metadata).toBeUndefined();
    });
  });
}
