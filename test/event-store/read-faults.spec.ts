import { openEventStore } from '#adapters/eventstoredb';
import { EventStoreAway, EventStoreRefused, type EventStore } from '#kernel';
import { status as codes } from '@grpc/grpc-js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { EmbeddedServer } from './embedded-server.js';
import { readFaults } from './fault-server/catalogue.js';
import { cut, silence, status, twice } from './fault-server/fault.js';
import { FaultServer } from './fault-server/fault-server.js';
import { accessDenied, notAuthenticated } from './fault-server/refusals.js';
import { freshStream, happened } from './port-samples.js';

const patienceMs = 1_200;

describe('a read from a node with faults', () => {
  let server: EmbeddedServer;
  let direct: EventStore;
  let node: FaultServer;
  let store: EventStore;
  const stream = freshStream();
  const events = Array.from({ length: 20 }, (_, n) => happened(n));
  beforeAll(async () => {
    server = await EmbeddedServer.create();
    direct = openEventStore({ connectionString: server.connectionString });
    await direct.append(stream, 'no_stream', events);
  });
  beforeEach(async () => {
    node = await FaultServer.inFrontOf(server.connectionString);
    store = openEventStore({ connectionString: `${node.connectionString}&defaultDeadline=${patienceMs}` });
  });
  afterEach(async () => {
    await store.close();
    await node.stop();
  });
  afterAll(async () => {
    await direct.close();
    await server.remove();
  });

  it.each(readFaults(800, 7))('that %s is asked again and is whole', async (_, fault) => {
    node.script.next('read', fault);
    expect(await store.readStream(stream)).toMatchObject(events);
    node.script.next('read', fault);
    expect(await store.head()).toBe(await direct.head());
  });

  it('that fails every time says within bounds that the event store is away', async () => {
    await Promise.all(
      [status(codes.UNAVAILABLE), status(codes.INTERNAL, 3), silence(3), cut('arrival'), twice].map(async (fault) => {
        const own = await FaultServer.inFrontOf(server.connectionString);
        const reader = openEventStore({ connectionString: `${own.connectionString}&defaultDeadline=${patienceMs}` });
        const started = Date.now();
        own.script.always('read', fault);
        await expect(reader.readStream(stream)).rejects.toBeInstanceOf(EventStoreAway);
        expect(Date.now() - started).toBeLessThan(3 * patienceMs);
        expect(own.script.count('read')).toBeLessThanOrEqual(6);
        own.script.clear();
        expect(await reader.readStream(stream)).toHaveLength(events.length);
        await reader.close();
        await own.stop();
      }),
    );
  });

  it('of a node that is not there says within bounds that the event store is away', async () => {
    await node.stop();
    await expect(store.readStream(stream)).rejects.toMatchObject({ name: 'EventStoreAway', message: 'the event store does not answer: unavailable' });
  });

  it.each([
    ['the password', notAuthenticated(), 'credentials-refused'],
    ['want of rights', accessDenied(), 'access-denied'],
    ['want of rights, without the trailer', status(codes.PERMISSION_DENIED), 'unknown'],
  ])('that is refused for %s is not asked again', async (_, fault, reason) => {
    node.script.next('read', fault);
    await expect(store.readStream(stream)).rejects.toMatchObject({ name: 'EventStoreRefused', message: `the event store cannot be read: ${reason}` });
    node.script.next('read', fault);
    await expect(store.head()).rejects.toBeInstanceOf(EventStoreRefused);
    expect(node.script.count('read')).toBe(2);
  });
});
