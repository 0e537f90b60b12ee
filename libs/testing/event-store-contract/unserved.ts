import { persistentSubscriptionToAllSettingsFromDefaults, persistentSubscriptionToStreamSettingsFromDefaults, type EventStoreDBClient } from '@eventstore/db-client';
import { describe, expect, it } from '@jest/globals';
import { collect } from './collect.js';
import { useClient } from './connections.js';
import { freshStream, sampleEvent } from './samples.js';
import type { ServerUnderTest } from './server-under-test.js';

type Use = (client: EventStoreDBClient) => Promise<unknown>;

const stream = freshStream();
const toStream = persistentSubscriptionToStreamSettingsFromDefaults();
const toAll = persistentSubscriptionToAllSettingsFromDefaults();

const uses: readonly (readonly [string, string, Use])[] = [
  ['deleting a stream', 'deleting streams', (client) => client.deleteStream(stream)],
  ['a tombstone', 'tombstones', (client) => client.tombstoneStream(stream)],
  ['setting stream metadata', 'stream metadata', (client) => client.setStreamMetadata(stream, { maxCount: 1 })],
  ['reading stream metadata', 'stream metadata', (client) => client.getStreamMetadata(stream)],
  ['resolving links', 'link events', (client) => collect(client.readStream(stream, { resolveLinkTos: true }))],
  ['creating a persistent subscription', 'persistent subscriptions', (client) => client.createPersistentSubscriptionToStream(stream, 'group', toStream)],
  ['creating one to all streams', 'persistent subscriptions', (client) => client.createPersistentSubscriptionToAll('group', toAll)],
  ['listing persistent subscriptions', 'persistent subscriptions', (client) => client.listAllPersistentSubscriptions()],
  ['creating a projection', 'projections', (client) => client.createProjection('name', 'fromAll()')],
  ['listing projections', 'projections', (client) => client.listProjections()],
];

/** Only for the embedded server: a full one serves all of this. */
export function describeUnserved(server: () => ServerUnderTest): void {
  describe('the embedded server refuses by name', () => {
    const client = useClient(server);

    it.each(uses)('%s', async (_, feature, use) => {
      await client().appendToStream(stream, sampleEvent());
      await expect(use(client())).rejects.toThrow(`${feature}: not served by the embedded event store`);
    });

    it('subscribing with a persistent subscription', async () => {
      const subscription = client().subscribeToPersistentSubscriptionToStream(stream, 'group');
      const failed = new Promise<Error>((resolve) => void subscription.on('error', resolve));
      subscription.on('data', () => undefined);
      expect((await failed).message).toContain('persistent subscriptions: not served by the embedded event store');
    });
  });
}
