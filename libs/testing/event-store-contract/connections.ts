import { EventStoreDBClient } from '@eventstore/db-client';
import { afterAll, beforeAll } from '@jest/globals';
import type { ServerUnderTest } from './server-under-test.js';

/** A client for the tests of one block. */
export function useClient(server: () => ServerUnderTest): () => EventStoreDBClient {
  let client: EventStoreDBClient | undefined;
  beforeAll(() => {
    client = EventStoreDBClient.connectionString(server().connectionString);
  });
  afterAll(() => client?.dispose());
  return () => {
    if (client === undefined) throw new Error('no client outside a test');
    return client;
  };
}
