import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type EmbeddedEventStore, startEmbeddedEventStore } from '#adapters/embedded-eventstore';
import { openEventStore } from '#adapters/eventstoredb';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#adapters/postgres';
import { storyOf } from '#kernel';
import { until } from '#testing';
import { build } from '../bus/killed-process.js';
import { type DataFolder, newDataFolder } from '../harness/data-folder.js';
import { type FiveProcesses, startProcesses } from '../harness/five-processes.js';
import { signIn, type User } from '../harness/graphql-client.js';
import { OtlpReceiver } from '../telemetry/otlp-receiver.js';

/** One for each child: nobody is overtaken, so that an answer takes no longer than the machine does. */
const children = 8;

let folder: DataFolder;
let cluster: EmbeddedPostgres;
let eventStore: EmbeddedEventStore;
let product: FiveProcesses;
let collector: OtlpReceiver;
beforeAll(async () => {
  await build();
  folder = await newDataFolder('graceful');
  cluster = await startEmbeddedPostgres({ folder: `${folder.path}/postgres` });
  eventStore = await startEmbeddedEventStore({ databaseUrl: await cluster.database('events'), port: 0 });
  const engines = {
    DATABASE_URL: await cluster.database('toldonce'),
    VAULT_DATABASE_URL: await cluster.database('vault'),
    EVENTSTORE_URL: eventStore.connectionString,
  };
  collector = await OtlpReceiver.start();
  product = await startProcesses(folder.path, () => ({ ...engines, OTEL_EXPORTER_OTLP_ENDPOINT: collector.url }));
});
afterAll(async () => {
  await product.end('SIGKILL');
  await collector.stop();
  await eventStore.stop();
  await cluster.stop();
  await folder.remove();
});

interface Given {
  readonly commandId: string;
  readonly sentAt: number;
  /** What became of it: a member of the result union, or how the request failed. */
  readonly became: string;
}

/** Gives commands one after the other until there is nobody any more who takes them. */
async function giveUntilTheEnd(user: User, childId: string, given: Given[], signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const [commandId, sentAt] = [randomUUID(), performance.now()];
    const became = await user
      .send('LinkExternalIdentifier', { childId, system: 'OSCAR', value: `N-${commandId}` }, { commandId })
      .then(({ __typename }) => __typename, () => 'no answer');
    given.push({ commandId, sentAt, became });
    if (became === 'no answer') await sleep(50);
  }
}

/** Correlation ids by command id, of all that is recorded of these children. */
async function recordedOf(childIds: readonly string[]): Promise<ReadonlyMap<unknown, string>> {
  const store = openEventStore({ connectionString: eventStore.connectionString });
  try {
    const streams = await Promise.all(childIds.map((childId) => store.readStream(`child-${childId}`)));
    return new Map(streams.flat().map(({ metadata }) => [metadata['commandId'], metadata['correlationId'] as string]));
  } finally {
    await store.close();
  }
}

describe('five programs that are told to end in the middle of a burst', () => {
  it('answer what they have begun, end by themselves within ten seconds, and have in the log whatever they said was recorded', async () => {
    const user = await signIn(product.url, 'dosvy-17');
    const { searchChildren } = await user.query<{ searchChildren: { receipt: string } }>(
      'query { searchChildren(name: "Sok") { receipt } }',
    );
    const register = () => user.record('RegisterChild', { nameLatin: 'Sok', sex: 'FEMALE', searchReceipt: searchChildren.receipt });
    const childIds = (await Promise.all(Array.from({ length: children }, register))).map(({ id }) => id);

    const over = new AbortController();
    const given: Given[] = [];
    const burst = childIds.map((childId) => giveUntilTheEnd(user, childId, given, over.signal));
    await until('the burst is under way', () => given.length > 3 * children);
    const told = performance.now();
    const codes = await Promise.all(product.processes.map((running) => running.end('SIGTERM')));
    const took = performance.now() - told;
    over.abort();
    await Promise.all(burst);

    expect(codes).toEqual([0, 0, 0, 0, 0]);
    expect(took).toBeLessThan(10_000);
    const acknowledged = given.filter(({ became }) => became === 'Recorded');
    const recorded = await recordedOf(childIds);
    expect(acknowledged.filter(({ commandId }) => !recorded.has(commandId))).toEqual([]);
    expect(acknowledged.length).toBeGreaterThan(children);
    const begun = given.filter(({ sentAt }) => sentAt < told - 100);
    expect(begun.filter(({ became }) => became === 'no answer')).toEqual([]);
    expect(begun.some(({ became }) => became === 'Recorded')).toBe(true);

    // What was still to be told of the last ones was sent at the end, and makes one trace across two programs.
    const last = storyOf(recorded.get(acknowledged.at(-1)?.commandId) ?? '');
    const trace = collector.spans.filter(({ traceId }) => traceId === last?.traceId);
    expect(trace.find(({ name }) => name === 'graphql')).toMatchObject({ program: 'gateway', spanId: last?.rootId, parentSpanId: undefined });
    expect(trace.find(({ name }) => name === 'command')).toMatchObject({ program: 'dosvy', parentSpanId: last?.rootId });
  });
});
