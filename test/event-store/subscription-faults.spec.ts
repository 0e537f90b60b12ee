import { openEventStore } from '#adapters/eventstoredb';
import type { EventStore, EventToAppend, Position } from '#kernel';
import { status as codes } from '@grpc/grpc-js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { EmbeddedServer } from './embedded-server.js';
import { subscriptionFaults, type NamedFault } from './fault-server/catalogue.js';
import { cut, silence, status } from './fault-server/fault.js';
import { FaultServer } from './fault-server/fault-server.js';
import { accessDenied, notAuthenticated } from './fault-server/refusals.js';
import { freshStream, happened, idsOf, takeUntil } from './port-samples.js';

const patienceMs = 1_200;

describe('a subscription at a node with faults', () => {
  let server: EmbeddedServer;
  let direct: EventStore;
  let node: FaultServer;
  let store: EventStore;
  let logged: string[];
  let before: Position;
  beforeAll(async () => {
    server = await EmbeddedServer.create();
    direct = openEventStore({ connectionString: server.connectionString });
  });
  beforeEach(async () => {
    before = await direct.head();
    logged = [];
    node = await FaultServer.inFrontOf(server.connectionString);
    store = openEventStore({ connectionString: `${node.connectionString}&defaultDeadline=${patienceMs}`, log: (told) => logged.push(`${told.message} (${told.fields['reason']}), ${told.fields['pauseMs']} ms`) });
  });
  afterEach(async () => {
    await store.close();
    await node.stop();
  });
  afterAll(async () => {
    await direct.close();
    await server.remove();
  });

  const write = async (events: readonly EventToAppend[]) => {
    await direct.append(freshStream(), 'no_stream', events);
    return events.map((event) => event.id);
  };
  const followedTo = (last: EventToAppend) => takeUntil(store, before, (item) => item.kind === 'event' && item.event.id === last.id).then(idsOf);

  const faults: readonly NamedFault[] = [
    ...subscriptionFaults(300, 11),
    ['is refused for the password, which is put right', notAuthenticated()],
    ['is refused for want of rights, which are put right', accessDenied()],
  ];
  it.each(faults)('that %s goes on from its last position: no event lost, none doubled, in order', async (_, fault) => {
    const last = happened();
    node.script.next('subscription', fault);
    const history = await write(Array.from({ length: 15 }, (_, n) => happened(n)));
    const followed = followedTo(last);
    await pause(100);
    const live = await write([...Array.from({ length: 15 }, (_, n) => happened(n)), last]);
    expect(await followed).toEqual([...history, ...live]);
  });

  it('that meets one fault after the other, while events are written, hands out every event once and in order', async () => {
    // In turns, for after each of those at once the subscription waits twice as long, until it has got an event.
    const script = faults.map(([, fault]) => fault).filter(({ kind }) => kind !== 'silence');
    const [later, atOnce] = [script.filter((fault) => 'when' in fault && fault.when === 11), script.filter((fault) => 'when' in fault && fault.when === 'arrival')];
    node.script.next('subscription', ...later.flatMap((fault, index) => [fault, ...atOnce.slice(index, index + 1)]));
    const last = happened();
    const followed = followedTo(last);
    const written: string[] = [];
    for (let n = 0; n < 60 || node.script.count('subscription') <= 2 * later.length; n += 1) {
      written.push(...(await write(Array.from({ length: 5 }, (_, n) => happened(n)))));
      await pause(10);
    }
    written.push(...(await write([last])));
    expect(await followed).toEqual(written);
    expect(new Set(written).size).toBe(written.length);
  });

  it('at a node that has fallen silent is taken elsewhere as soon as a question is not answered', async () => {
    const [first, last] = [happened(), happened()];
    node.script.next('subscription', silence(2));
    const followed = followedTo(last);
    while (node.script.count('subscription') === 0) await pause(10);
    const ids = await write([first, last]);
    await pause(200);
    node.script.next('read', silence('arrival'));
    await store.head();
    expect(await followed).toEqual(ids);
  });

  it('says in its log why it was lost, without a name or an address', async () => {
    const last = happened();
    node.script.next('subscription', status(codes.UNAVAILABLE), notAuthenticated(), cut('arrival'));
    await write([last]);
    await followedTo(last);
    expect(logged).toEqual([
      'event store: subscription lost, trying again (unavailable), 100 ms',
      'event store: subscription lost, trying again (credentials-refused), 200 ms',
      expect.stringMatching(/^event store: subscription lost, trying again \((unavailable|unknown)\), 400 ms$/),
    ]);
  });

  it('goes through a change of the leader: the old one cuts it off, the new one goes on', async () => {
    const other = await FaultServer.inFrontOf(server.connectionString);
    const cluster = openEventStore({ connectionString: `esdb://${node.host}:${node.port},${other.host}:${other.port}?tls=false&discoveryInterval=20` });
    const nodes = [node, other] as const;
    for (const each of nodes) each.members = nodes;
    other.leader = node;
    const last = happened();
    const followed = takeUntil(cluster, before, (item) => item.kind === 'event' && item.event.id === last.id).then(idsOf);
    const stream = freshStream();
    const written: string[] = [];
    for (let n = 0; n < 120; n += 1) {
      if (n % 40 === 20) {
        const [old, next] = node.leader === undefined ? [node, other] : [other, node];
        next.leader = undefined;
        old.leader = next;
        old.cut();
      }
      const event = n === 119 ? last : happened(n);
      await cluster.append(stream, n === 0 ? 'no_stream' : BigInt(n - 1), [event]);
      written.push(event.id);
    }
    expect(await followed).toEqual(written);
    expect(other.script.count('subscription')).toBeGreaterThan(0);
    await cluster.close();
    await other.stop();
  });
});
