import { openEventStore } from '#adapters/eventstoredb';
import { EventStoreAway, OutcomeUnknown, type EventStore } from '#kernel';
import { status as codes } from '@grpc/grpc-js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { EmbeddedServer } from './embedded-server.js';
import { silence, status } from './fault-server/fault.js';
import { FaultServer } from './fault-server/fault-server.js';
import { freshStream, happened, idsOf, takeUntil } from './port-samples.js';

/** Nodes that share one log, as the protocol shows them; see FaultServer for what they are not. */
describe('a cluster whose leader is another node', () => {
  let server: EmbeddedServer;
  let nodes: readonly FaultServer[];
  let stores: EventStore[];
  beforeAll(async () => {
    server = await EmbeddedServer.create();
  });
  beforeEach(async () => {
    nodes = await Promise.all([1, 2, 3].map(() => FaultServer.inFrontOf(server.connectionString)));
    for (const node of nodes) node.members = nodes;
    stores = [];
  });
  afterEach(async () => {
    await Promise.all(stores.map((store) => store.close()));
    await Promise.all(nodes.map((node) => node.stop()));
  });
  afterAll(() => server.remove());

  const lead = (leader: FaultServer) => {
    for (const node of nodes) node.leader = node === leader ? undefined : leader;
  };
  const node = (index: number): FaultServer => {
    const found = nodes[index];
    if (found === undefined) throw new Error('there are three nodes');
    return found;
  };
  const open = (connectionString: string) => {
    const store = openEventStore({ connectionString });
    stores.push(store);
    return store;
  };
  const at = ({ connectionString }: FaultServer, patienceMs = 2_000) => open(`${connectionString}&defaultDeadline=${patienceMs}`);
  const inCluster = (more = '') =>
    open(`esdb://${nodes.map(({ host, port }) => `${host}:${port}`).join(',')}?tls=false&discoveryInterval=100&defaultDeadline=3000${more}`);
  const gossips = () => nodes.reduce((sum, { script }) => sum + script.count('gossip'), 0);
  const counts = (kind: 'append' | 'read') => nodes.map(({ script }) => script.count(kind));

  it('is followed there: append, read and head reach the leader, and go on there', async () => {
    lead(node(1));
    const store = at(node(0));
    const [stream, events] = [freshStream(), [happened()]];
    const { position } = await store.append(stream, 'no_stream', events);
    expect(await store.readStream(stream)).toMatchObject(events);
    expect(await store.head()).toBe(position);
    expect(counts('append')).toEqual([1, 1, 0]);
    expect(counts('read')).toEqual([0, 2, 0]);
  });

  it('is not asked from a follower, which may not know yet what was written last', async () => {
    lead(node(1));
    const [first, second] = [at(node(0)), at(node(0))];
    await first.readStream(freshStream());
    await second.head();
    expect(counts('read')).toEqual([2, 2, 0]);
  });

  it('is followed through one change after the other', async () => {
    lead(node(0));
    const store = at(node(0));
    const stream = freshStream();
    for (let n = 0; n < 12; n += 1) {
      lead(node(n % 3));
      expect(await store.append(stream, n === 0 ? 'no_stream' : BigInt(n - 1), [happened(n)])).toMatchObject({ revision: BigInt(n) });
    }
    expect((await store.readStream(stream)).map(({ data }) => data.n)).toEqual(Array.from({ length: 12 }, (_, n) => n));
  });

  it('is not looked for for ever among nodes that name each other, and nothing is written', async () => {
    node(0).leader = node(1);
    node(1).leader = node(0);
    const store = at(node(0));
    const stream = freshStream();
    await expect(store.append(stream, 'no_stream', [happened()])).rejects.toBeInstanceOf(OutcomeUnknown);
    await expect(store.readStream(stream)).rejects.toBeInstanceOf(EventStoreAway);
    const asked = nodes.reduce((sum, { script }) => sum + script.count('append'), 0);
    expect(asked).toBeGreaterThan(2);
    expect(asked).toBeLessThanOrEqual(6);
    lead(node(0));
    expect(await store.readStream(stream)).toEqual([]);
  });

  it('and has died is found to be dead, and the node that is known is asked again', async () => {
    lead(node(1));
    const store = at(node(0));
    await node(1).stop();
    const append = store.append(freshStream(), 'no_stream', [happened()]);
    await pause(150);
    lead(node(0));
    expect(await append).toMatchObject({ revision: 0n });
  });

  it('is found by gossip, also after it has died and another leads', async () => {
    lead(node(0));
    const store = inCluster();
    const stream = freshStream();
    await store.append(stream, 'no_stream', [happened()]);
    lead(node(2));
    node(0).alive = false;
    await node(0).stop();
    expect(await store.append(stream, 0n, [happened()])).toMatchObject({ revision: 1n });
    expect(counts('append')).toEqual([1, 0, 1]);
  });

  it('is looked for anew when the node that led has fallen silent', async () => {
    lead(node(0));
    const store = inCluster();
    const stream = freshStream();
    await store.append(stream, 'no_stream', [happened()]);
    node(0).script.always('append', silence('arrival')).always('read', silence('arrival'));
    const append = store.append(stream, 0n, [happened()]);
    await pause(500);
    lead(node(1));
    expect(await append).toMatchObject({ revision: 1n });
    expect(await store.readStream(stream)).toHaveLength(2);
  });

  it('and no node of which can be found says so within bounds, ends nothing, and serves when it is back', async () => {
    lead(node(0));
    const store = inCluster('&maxDiscoverAttempts=2');
    const stream = freshStream();
    await store.append(stream, 'no_stream', [happened()]);
    const last = happened();
    const followed = takeUntil(store, await store.head(), (item) => item.kind === 'event' && item.event.id === last.id);
    while (node(0).script.count('subscription') === 0) await pause(10);

    // The node says that it stops, and breaks off while another is looked for and none is found. Of that the client
    // tells nobody, which would end the process, and so this test.
    for (const { script } of nodes) script.always('gossip', status(codes.UNAVAILABLE));
    node(0).script.always('append', status(codes.UNAVAILABLE)).always('read', status(codes.UNAVAILABLE));
    const append = store.append(stream, 0n, [last]).catch((error: unknown) => error);
    const looked = gossips();
    while (gossips() === looked) await pause(1);
    node(0).cut();
    await expect(store.readStream(stream)).rejects.toMatchObject({ name: 'EventStoreAway', message: 'the event store does not answer: no-node-found' });
    expect(await append).toBeInstanceOf(OutcomeUnknown);

    for (const { script } of nodes) script.clear();
    expect(await store.append(stream, 0n, [last])).toMatchObject({ revision: 1n });
    expect(idsOf(await followed)).toEqual([last.id]);
  });
});
