import { afterAll, beforeAll, describe } from '@jest/globals';
import { describeEventStore, describeRestarts, describeUnserved } from '../../libs/testing/event-store-contract/index.js';
import { EmbeddedServer } from './embedded-server.js';

/** Set it to run the contract against an EventStoreDB or KurrentDB that is running already. */
const { EVENTSTORE_URL: running } = process.env;

if (running !== undefined) {
  describe('the running event store', () => {
    describeEventStore(() => ({ connectionString: running }));
  });
} else {
  describe('the embedded event store', () => {
    let server: EmbeddedServer;
    beforeAll(async () => {
      server = await EmbeddedServer.create();
    });
    afterAll(() => server.remove());
    describeEventStore(() => server);
    describeUnserved(() => server);
    describeRestarts(() => server);
  });
}
