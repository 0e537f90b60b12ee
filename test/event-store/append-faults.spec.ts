import { openEventStore } from '#adapters/eventstoredb';
import { AppendRefused, OutcomeUnknown, WrongExpectedRevision, type EventStore } from '#kernel';
import { status as codes } from '@grpc/grpc-js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { EmbeddedServer } from './embedded-server.js';
import { appendFaults, breaks } from './fault-server/catalogue.js';
import { cut, goaway, late, status, twice } from './fault-server/fault.js';
import { FaultServer } from './fault-server/fault-server.js';
import { accessDenied, conflicts, notAuthenticated, notLeader, streamDeleted, tooLarge } from './fault-server/refusals.js';
import { freshStream, happened } from './port-samples.js';

const patienceMs = 1_200;

describe('an append to a node with faults', () => {
  let server: EmbeddedServer;
  let node: FaultServer;
  let store: EventStore;
  let direct: EventStore;
  beforeAll(async () => {
    server = await EmbeddedServer.create();
    direct = openEventStore({ connectionString: server.connectionString });
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

  const passing = appendFaults(800);
  it.each(passing)('that %s is written once and answered', async (_, fault) => {
    const stream = freshStream();
    const [first, second] = [[happened(0), happened(1)], [happened(2)]];
    node.script.next('append', fault);
    const appended = await store.append(stream, 'no_stream', first);
    const stored = await direct.readStream(stream);
    expect(stored).toMatchObject(first);
    expect(appended).toEqual({ revision: 1n, position: stored[1]?.position });
    expect(await store.append(stream, 1n, second)).toMatchObject({ revision: 2n });
    expect(await direct.readStream(stream)).toMatchObject([...first, ...second]);
  });

  it('whose answer is lost twice over is still written once', async () => {
    const stream = freshStream();
    node.script.next('append', status(codes.UNAVAILABLE, 0), cut(0), status(codes.CANCELLED, 0));
    expect(await store.append(stream, 'no_stream', [happened()])).toMatchObject({ revision: 0n });
    expect(await direct.readStream(stream)).toHaveLength(1);
    expect(node.script.count('append')).toBe(4);
  });

  it('that fails every time has an unknown outcome in the end, within bounds, and its repeat finds what was written', async () => {
    await Promise.all(
      passing.filter(breaks).map(async ([, fault]) => {
        const own = await FaultServer.inFrontOf(server.connectionString);
        const writer = openEventStore({ connectionString: `${own.connectionString}&defaultDeadline=${patienceMs}` });
        const [stream, events] = [freshStream(), [happened()]];
        own.script.always('append', fault);
        const started = Date.now();
        await expect(writer.append(stream, 'no_stream', events)).rejects.toBeInstanceOf(OutcomeUnknown);
        expect(Date.now() - started).toBeLessThan(3 * patienceMs);
        expect(own.script.count('append')).toBeLessThanOrEqual(6);
        own.script.clear();
        expect(await writer.append(stream, 'no_stream', events)).toMatchObject({ revision: 0n });
        expect(await direct.readStream(stream)).toMatchObject(events);
        await writer.close();
        await own.stop();
      }),
    );
  });

  it.each(conflicts)('that meets a conflict, told as %s, is not sent again', async (_, fault) => {
    const stream = freshStream();
    node.script.next('append', fault);
    await expect(store.append(stream, 3n, [happened()])).rejects.toBeInstanceOf(WrongExpectedRevision);
    expect(node.script.count('append')).toBe(1);
    expect(await direct.readStream(stream)).toEqual([]);
  });

  it.each([
    ['for the password', notAuthenticated()],
    ['for want of rights', accessDenied()],
    ['because the stream is gone', streamDeleted('s')],
    ['because it is too large', tooLarge()],
    ['because it cannot be read', status(codes.INVALID_ARGUMENT)],
    ['because the node does not know such a call', status(codes.UNIMPLEMENTED)],
  ])('that is refused %s is not sent again, and says why without a name', async (_, fault) => {
    const stream = freshStream();
    node.script.next('append', fault);
    const error: unknown = await store.append(stream, 'no_stream', [happened()]).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AppendRefused);
    expect((error as Error).message).toMatch(/^the event store refuses the append: [a-z-]+$/);
    expect(node.script.count('append')).toBe(1);
    expect(await direct.readStream(stream)).toEqual([]);
  });

  it('that is refused after an answer was lost is not said to be unwritten, for it may be written', async () => {
    const stream = freshStream();
    node.script.next('append', status(codes.UNAVAILABLE, 0), accessDenied());
    await expect(store.append(stream, 'no_stream', [happened()])).rejects.toBeInstanceOf(OutcomeUnknown);
    expect(await direct.readStream(stream)).toHaveLength(1);
  });

  it('that lost its answer, and then its place to another writer, is left for the stream to tell', async () => {
    const stream = freshStream();
    const others = [happened()];
    node.script.next('append', status(codes.UNAVAILABLE), cut('arrival'));
    const append = store.append(stream, 'no_stream', [happened()]);
    await direct.append(stream, 'no_stream', others);
    await expect(append).rejects.toBeInstanceOf(OutcomeUnknown);
    expect(await direct.readStream(stream)).toMatchObject(others);
  });

  it('that another node was named for was not taken, so a conflict there is a conflict', async () => {
    const stream = freshStream();
    await direct.append(stream, 'no_stream', [happened()]);
    node.script.next('append', notLeader(node));
    await expect(store.append(stream, 'no_stream', [happened()])).rejects.toBeInstanceOf(WrongExpectedRevision);
    expect(node.script.count('append')).toBe(2);
  });

  it('that was written, lost its answer and has others after it by now is answered as written', async () => {
    const stream = freshStream();
    const events = [happened(0), happened(1)];
    node.script.next('append', late(patienceMs));
    const append = store.append(stream, 'no_stream', events);
    while ((await direct.readStream(stream)).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await direct.append(stream, 1n, [happened(2)]);
    expect(await append).toMatchObject({ revision: 1n });
    expect(await direct.readStream(stream)).toHaveLength(3);
  });

  it('many of which are under way when the node breaks off, with faults among them, are each written once', async () => {
    const streams = Array.from({ length: 200 }, freshStream);
    const faults = [cut(0), status(codes.UNAVAILABLE, 0), cut('arrival'), twice, status(codes.CANCELLED), goaway(0)];
    streams.forEach((_, index) => index % 9 === 4 && node.script.nth('append', index, faults[index % faults.length] ?? twice));
    const patient = openEventStore({ connectionString: node.connectionString });
    await Promise.all(streams.map((stream, n) => patient.append(stream, 'no_stream', [happened(n)])));
    await patient.close();
    const lengths = await Promise.all(streams.map(async (stream) => (await direct.readStream(stream)).length));
    expect(lengths).toEqual(streams.map(() => 1));
  });
});
