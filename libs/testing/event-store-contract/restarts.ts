import { ANY, NO_STREAM } from '@eventstore/db-client';
import { describe, expect, it } from '@jest/globals';
import { once, revisions } from './collect.js';
import { useClient } from './connections.js';
import { freshStream, sampleEvent, sampleEvents } from './samples.js';
import type { RestartableServer } from './server-under-test.js';

/** Only for a server that the suite has started itself. */
export function describeRestarts(server: () => RestartableServer): void {
  describe('after a restart of the server', () => {
    const client = useClient(server);

    it.each([
      ['no_stream', NO_STREAM],
      ['an exact revision', 0n],
    ] as const)('a repeated append with %s still gets the first answer and writes nothing', async (_, expectedRevision) => {
      const stream = freshStream();
      if (expectedRevision === 0n) await client().appendToStream(stream, sampleEvent());
      const events = sampleEvents(2);
      const first = await client().appendToStream(stream, events, { expectedRevision });
      await server().restart();
      expect(await client().appendToStream(stream, events, { expectedRevision })).toEqual(first);
      expect(await revisions(client().readStream(stream))).toHaveLength(expectedRevision === 0n ? 3 : 2);
    });

    it('positions go on growing', async () => {
      const before = await client().appendToStream(freshStream(), sampleEvent(), { expectedRevision: ANY });
      await server().restart();
      const after = await client().appendToStream(freshStream(), sampleEvent(), { expectedRevision: ANY });
      expect(after.position?.commit).toBeGreaterThan(before.position?.commit ?? 0n);
    });

    it('a subscription of before has ended with an error that tells the client to come back', async () => {
      const subscription = client().subscribeToAll();
      subscription.on('data', () => undefined);
      const failed = new Promise<unknown>((resolve) => void subscription.on('error', resolve));
      await once(subscription, 'caughtUp');
      await server().restart();
      expect(await failed).toMatchObject({ type: 'cancelled' });
    });
  });
}
