import type { Note } from '#kernel';
import { OwnCertificate, tcpRoute } from '#platform';
import { until } from '#testing';
import { afterEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { Authority } from '../harness/authority.js';
import { recorded, refused, registerChild, startTaker, type Taker } from './line-ends.js';

const secret = 'Srey Mom';
const framed = (message: unknown) => {
  const text = JSON.stringify(message);
  return `${text.length}#${text}`;
};
const command = (id?: string, pattern = 'toldonce.command.v1') => framed({ pattern, id, data: registerChild(secret) });
const million = 'a'.repeat(1024 * 1024);

describe('the command port', () => {
  const ends: (() => unknown)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
  });

  const taker = async (options: Parameters<typeof startTaker>[0] = {}): Promise<Taker> => {
    const started = await startTaker(options);
    ends.push(() => started.end());
    return started;
  };
  const caller = async (port: number, ...sent: readonly string[]) => {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true }).on('error', () => undefined);
    ends.unshift(() => socket.destroy());
    await once(socket, 'connect');
    for (const text of sent) socket.write(text);
    return socket;
  };
  const shutOut = (socket: Socket) => until('the caller is shut out', () => socket.resume().readableEnded || socket.destroyed);
  const answered = (port: number) => {
    const route = tcpRoute({ service: 'police', host: '127.0.0.1', port, log: () => undefined });
    ends.unshift(() => route.close());
    return route.send(registerChild(secret));
  };

  it.each([
    ['a message without an end', [million, 'a']],
    ['a message that is to be longer than any', [`999999999999#${million}`, 'a']],
    ['a length that is none', ['Infinity#', million]],
    ['what is no JSON', [`9#{"name":"${secret}`]],
    ['something else after a command', [command('1'), 'x#']],
  ])('shuts on whoever sends %s, says nothing of it and goes on with others', async (_, sent) => {
    const { port, notes, connections } = await taker();
    const socket = await caller(port, ...sent);
    await until('it is shut out', async () => (await connections()) === 0);
    // It may go on talking: nobody listens.
    socket.write(million);
    expect([await answered(port), notes]).toEqual([recorded, []]);
  });

  it('shuts on whoever takes too long for one message, and not on whoever is quiet between two', async () => {
    const { port, taken, connections } = await taker({ limits: { messageWithin: 300 } });
    const quiet = await caller(port, command('1'));
    await until('the first is taken', () => taken.length === 1);
    const slow = await caller(port);
    const drip = setInterval(() => slow.write('1'), 20);
    ends.unshift(() => clearInterval(drip));
    await until('the slow one is shut out', async () => (await connections()) === 1);
    quiet.write(command('2'));
    await until('the second is taken', () => taken.length === 2);
    expect(await connections()).toBe(1);
  });

  it.each([
    ['with a pattern that nobody knows', command('1', 'toldonce.other'), /^\d+#\{"id":"1","status":"error"/],
    ['that is no command', framed({ pattern: 'toldonce.command.v1', id: '1', data: secret }), /^\d+#\{"err":\{"status":"error","message":"Internal server error"\}/],
  ])('answers a message %s, without repeating it', async (_, sent, expected) => {
    const { port, taken } = await taker();
    const socket = await caller(port, sent);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(expected);
    expect(answer.toString()).not.toContain(secret);
    expect([taken.length, await answered(port)]).toEqual([0, recorded]);
  });

  it.each([
    ['no pattern', framed({ id: '1' })],
    ['no number, as an event has none', command(undefined, 'toldonce.other')],
    ['nothing', '4#null'],
  ])('goes on after a message with %s, which nobody answers', async (_, sent) => {
    const { port, taken } = await taker();
    await caller(port, sent);
    expect([await answered(port), taken.length]).toEqual([recorded, 1]);
  });

  it('takes no more connections than it can hold, and new ones when some have gone', async () => {
    const { port, notes } = await taker({ limits: { connections: 3 } });
    const held = await Promise.all([1, 2, 3].map(() => caller(port)));
    await shutOut(await caller(port));
    expect(notes).toMatchObject([refused('too-many-connections')]);
    held.forEach((socket) => socket.destroy());
    await until('there is room', async () => (await answered(port)).kind === 'recorded');
  });

  it('waits for a handshake no longer than it must', async () => {
    const authority = await Authority.create();
    ends.push(() => authority.remove());
    const own = new OwnCertificate(await authority.issue('police'), 'police');
    const { port, notes } = await taker({ tls: { own, caller: 'gateway' }, limits: { handshakeWithin: 200 } });
    await shutOut(await caller(port));
    expect(notes).toMatchObject([refused('Error ERR_TLS_HANDSHAKE_TIMEOUT')]);
  });
});

describe('a service that is there and says nothing', () => {
  it('is called anew, on a line of its own, when a command got no answer', async () => {
    const sockets: Socket[] = [];
    const silent: Server = createServer((socket) => sockets.push(socket.on('error', () => undefined).resume())).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const notes: Note[] = [];
    const route = tcpRoute({ service: 'police', host: '127.0.0.1', port: (silent.address() as { port: number }).port, patience: 200, log: (told) => notes.push(told) });
    const outcomes = [await route.send(registerChild(secret)), await route.send(registerChild(secret))];
    expect(outcomes.map((outcome) => outcome.kind === 'rejected' && outcome.rejection.name)).toEqual(['TryAgain', 'TryAgain']);
    expect([sockets.length, notes]).toMatchObject([2, [{ fields: { service: 'police', reason: 'no-answer-in-time' } }]]);
    route.close();
    sockets.forEach((socket) => socket.destroy());
    silent.close();
  });
});
