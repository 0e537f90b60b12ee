import { openEventStore } from '#adapters/eventstoredb';
import { AppendRefused, EventStoreAway, EventStoreRefused, type EventStore, type Log } from '#kernel';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { inspect } from 'node:util';
import { EmbeddedServer } from './embedded-server.js';
import { Authority, type Certificate } from './fault-server/certificates.js';
import { FaultServer, type FaultServerOptions } from './fault-server/fault-server.js';
import { freshStream, happened, idsOf, takeUntil } from './port-samples.js';

const user = { name: 'toldonce', password: 'Kampong Cham: 1979/@?' };
const wrong = 'Battambang 1975%';
const login = (password = user.password) => `${user.name}:${encodeURIComponent(password)}@`;
const inBase64 = (password: string) => Buffer.from(`${user.name}:${password}`).toString('base64');

/** Everything that can be said of an error, in whatever way it is written down. */
const toldBy = (error: unknown) => `${inspect(error, { depth: Infinity, showHidden: true })} ${JSON.stringify(error)} ${String(error)}`;
const leaks = (text: string) => [user.password, wrong, encodeURIComponent(user.password), encodeURIComponent(wrong), inBase64(user.password), inBase64(wrong)].filter((secret) => text.includes(secret));

describe('a secure connection to the event store', () => {
  let server: EmbeddedServer;
  let ours: Authority;
  let theirs: Authority;
  let certificate: Certificate;
  const ends: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    [server, ours, theirs] = await Promise.all([EmbeddedServer.create(), Authority.create(), Authority.create()]);
    certificate = await ours.issue('node', 'IP:127.0.0.1,DNS:localhost');
  });
  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
    jest.restoreAllMocks();
  });
  afterAll(() => Promise.all([server.remove(), ours.remove(), theirs.remove()]));

  const serve = async (options: FaultServerOptions = { certificate }) => {
    const node = await FaultServer.inFrontOf(server.connectionString, options);
    ends.unshift(() => node.stop());
    return node;
  };
  const open = (connectionString: string, log?: Log): EventStore => {
    const store = openEventStore({ connectionString, ...(log === undefined ? {} : { log }) });
    ends.unshift(() => store.close());
    return store;
  };
  const caught = (promise: Promise<unknown>): Promise<unknown> =>
    promise.then(
      () => undefined,
      (error: unknown) => error,
    );
  const to = ({ port }: FaultServer, { ca = ours, credentials = '', more = '' }: { ca?: Authority; credentials?: string; more?: string } = {}) =>
    `esdb://${credentials}127.0.0.1:${port}?tlsCAFile=${encodeURIComponent(ca.caFile)}&defaultDeadline=2000${more}`;
  /** What comes back of one event. */
  const roundTrip = async (store: EventStore) => {
    const [stream, event, before] = [freshStream(), happened(), await store.head()];
    await store.append(stream, 'no_stream', [event]);
    const read = (await store.readStream(stream)).map(({ id }) => id === event.id);
    const followed = idsOf(await takeUntil(store, before, () => true)).map((id) => id === event.id);
    return { read, followed };
  };
  const whole = { read: [true], followed: [true] };

  it('works where the certificate is signed by the authority that is named', async () => {
    expect(await roundTrip(open(to(await serve())))).toEqual(whole);
  });

  it('works with the user and password that the server wants', async () => {
    expect(await roundTrip(open(to(await serve({ certificate, user }), { credentials: login() })))).toEqual(whole);
  });

  it('works with a certificate of our own where the server wants one', async () => {
    const callers = await ours.issue('strict', 'IP:127.0.0.1', true);
    const own = await ours.issue('toldonce', 'DNS:toldonce');
    const node = await serve({ certificate: callers });
    expect(await roundTrip(open(to(node, { more: `&userCertFile=${own.certFile}&userKeyFile=${own.keyFile}` })))).toEqual(whole);
    await expect(open(to(node)).head()).rejects.toThrow(/^the event store (cannot be read: certificate-not-trusted|does not answer: unavailable)$/);
  });

  it.each([
    ['of another authority', () => theirs.issue('other', 'IP:127.0.0.1')],
    ['for another name', () => ours.issue('elsewhere', 'DNS:elsewhere.example')],
  ])('is refused to a server with a certificate %s: nothing is sent to it', async (_, issue) => {
    const node = await serve({ certificate: await issue(), user });
    const store = open(to(node, { credentials: login() }));
    const read = await caught(store.head());
    expect(read).toBeInstanceOf(EventStoreRefused);
    expect(read).toMatchObject({ message: 'the event store cannot be read: certificate-not-trusted' });
    const append = await caught(store.append(freshStream(), 'no_stream', [happened()]));
    expect(append).toBeInstanceOf(AppendRefused);
    expect(append).toMatchObject({ message: 'the event store refuses the append: certificate-not-trusted' });
    expect([node.script.count('read'), node.script.count('append')]).toEqual([0, 0]);
    expect(leaks(toldBy(read) + toldBy(append))).toEqual([]);
  });

  it('is refused to a whole cluster of which no node can be trusted', async () => {
    const other = await theirs.issue('other', 'IP:127.0.0.1');
    const nodes = [await serve({ certificate: other, user }), await serve({ certificate: other, user })];
    const hosts = nodes.map(({ port }) => `127.0.0.1:${port}`).join(',');
    const store = open(`esdb://${login()}${hosts}?tlsCAFile=${encodeURIComponent(ours.caFile)}&maxDiscoverAttempts=1&defaultDeadline=2000`);
    expect(await caught(store.head())).toMatchObject({ name: 'EventStoreAway', message: 'the event store does not answer: no-node-found' });
    expect(nodes.map(({ script }) => script.count('gossip') + script.count('read'))).toEqual([0, 0]);
  });

  it('is not made to a server that speaks in clear, nor in clear to one that does not', async () => {
    const [plain, secure] = [await serve({}), await serve()];
    expect(await caught(open(to(plain, { credentials: login() })).head())).toMatchObject({ name: 'EventStoreAway', message: 'the event store does not answer: server-without-tls' });
    expect(await caught(open(`${secure.connectionString}&defaultDeadline=500`).head())).toBeInstanceOf(EventStoreAway);
    expect([plain.script.count('read'), secure.script.count('read')]).toEqual([0, 0]);
  });

  it.each([
    ['a wrong password', login(wrong)],
    ['no password', ''],
  ])('with %s is refused with a clear error, and no error and no line of the log holds a password', async (_, credentials) => {
    const lines: string[] = [];
    const node = await serve({ certificate, user });
    const store = open(to(node, { credentials }), (told) => lines.push(JSON.stringify(told)));
    const read = await caught(store.readStream(freshStream()));
    expect(read).toBeInstanceOf(EventStoreRefused);
    expect(read).toMatchObject({ message: 'the event store cannot be read: credentials-refused' });
    const append = await caught(store.append(freshStream(), 'no_stream', [happened()]));
    expect(append).toBeInstanceOf(AppendRefused);
    expect(append).toMatchObject({ message: 'the event store refuses the append: credentials-refused' });
    expect(await store.head().catch((error: Error) => error.name)).toBe('EventStoreRefused');
    for await (const item of store.subscribe(undefined, AbortSignal.timeout(300))) throw new Error(`unexpected ${item.kind}`);
    expect(lines).not.toHaveLength(0);
    expect(lines.filter((line) => !/subscription lost.*"credentials-refused"/.test(line))).toEqual([]);
    expect(leaks([toldBy(read), toldBy(append), ...lines].join(' '))).toEqual([]);
    expect([node.script.count('read'), node.script.count('append')]).toEqual([2, 1]);
  });

  it('sends the password to the leader too, wherever it is', async () => {
    const [follower, leader] = [await serve({ certificate, user }), await serve({ certificate, user })];
    follower.leader = leader;
    expect(await roundTrip(open(to(follower, { credentials: login() })))).toEqual(whole);
    expect(leader.script.count('append')).toBe(1);
  });

  it.each([
    ['an option that nobody knows', `esdb://${login()}127.0.0.1:1?passwort=${encodeURIComponent(user.password)}`],
    ['a certificate that is not to be verified', `esdb://${login()}127.0.0.1:1?tlsVerifyCert=false`],
    ['a password that would go in clear', `esdb://${login()}127.0.0.1:1?tls=false`],
    ['a file that is not there', `esdb://${login()}127.0.0.1:1?tlsCAFile=/nowhere/${encodeURIComponent(user.password)}`],
    ['a certificate without its key', `esdb://${login()}127.0.0.1:1?userCertFile=/nowhere`],
    ['a password with signs that mean something', `esdb://${user.name}:${user.password}@127.0.0.1:1`],
  ])('that is described with %s is refused before anything reaches the client, which would print it', async (_, connectionString) => {
    const printed: unknown[] = [];
    for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) jest.spyOn(console, method).mockImplementation((...line) => void printed.push(...line));
    const error = await caught(Promise.resolve().then(() => open(connectionString)));
    expect(error).toMatchObject({ name: 'BadConnectionString', message: expect.stringMatching(/^the connection string of the event store [a-z]/) });
    expect(leaks(toldBy(error))).toEqual([]);
    expect(printed).toEqual([]);
  });
});
