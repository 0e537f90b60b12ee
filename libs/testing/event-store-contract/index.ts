import { describeAppends } from './appends.js';
import { describeCrowds } from './crowds.js';
import { describeFilters } from './filters.js';
import { describePayloads } from './payloads.js';
import { describeReads } from './reads.js';
import { describeRefusals } from './refusals.js';
import { describeRepeats } from './repeats.js';
import type { ServerUnderTest } from './server-under-test.js';
import { describeSubscriptions } from './subscriptions.js';

export type { RestartableServer, ServerUnderTest } from './server-under-test.js';
export { describeRestarts } from './restarts.js';
export { describeUnserved } from './unserved.js';

/** What the product needs of an event store, told to any server in the words of the official client. */
export function describeEventStore(server: () => ServerUnderTest): void {
  describeAppends(server);
  describeRepeats(server);
  describeRefusals(server);
  describeReads(server);
  describeSubscriptions(server);
  describeFilters(server);
  describePayloads(server);
  describeCrowds(server);
}
