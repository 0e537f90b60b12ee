import type { Note } from '#kernel';
import { OwnCertificate, tcpRoute, type TlsFiles } from '#platform';
import { until } from '#testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { once } from 'node:events';
import { connect as connectTls } from 'node:tls';
import { Authority } from '../harness/authority.js';
import { recorded, refused, registerChild, startImpostor, startTaker, type Taker } from './line-ends.js';

const tryAgain = { kind: 'rejected', rejection: { name: 'TryAgain' } };
const unanswered = 'a service does not answer commands';
const secret = 'Srey Mom';

describe('commands between gateway and service', () => {
  let ours: Authority;
  let theirs: Authority;
  let gateway: TlsFiles;
  let police: TlsFiles;
  const ends: (() => unknown)[] = [];
  beforeAll(async () => {
    [ours, theirs] = await Promise.all([Authority.create(), Authority.create()]);
    [gateway, police] = await Promise.all([ours.issue('gateway'), ours.issue('police')]);
  });
  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
  });
  afterAll(() => Promise.all([ours.remove(), theirs.remove()]));

  /** Another authority's certificate in the hands of one who knows ours. */
  const mixed = async (made: Promise<TlsFiles>): Promise<TlsFiles> => ({ ...(await made), ca: gateway.ca });
  const takerWith = async (files: TlsFiles): Promise<Taker> => {
    const taker = await startTaker({ tls: { own: new OwnCertificate(files, 'police'), caller: 'gateway' } });
    ends.push(() => taker.end());
    return taker;
  };
  const routeTo = (port: number, tls?: { own: OwnCertificate; called: string }, patience = 5_000) => {
    const notes: Note[] = [];
    const route = tcpRoute({ service: 'police', host: '127.0.0.1', port, tls, log: (told) => notes.push(told), patience });
    ends.unshift(() => route.close());
    return { send: () => route.send(registerChild(secret)), notes };
  };
  const secure = (port: number, files = gateway, name = 'gateway') => routeTo(port, { own: new OwnCertificate(files, name), called: 'police' });
  const plainBytes = (port: number, sent: string) =>
    new Promise<string>((resolve) => {
      let got = '';
      const socket = connect(port, '127.0.0.1', () => socket.write(sent));
      socket.on('data', (data) => (got += data.toString('latin1'))).on('error', () => undefined).on('close', () => resolve(got));
    });

  it('arrive and are answered where each shows its own name', async () => {
    const taker = await takerWith(police);
    const { send, notes } = secure(taker.port);
    expect([await send(), await send()]).toEqual([recorded, recorded]);
    expect([taker.taken.length, await taker.connections(), notes]).toEqual([2, 1, []]);
  });

  it.each([
    ['of another service', 'dosvy', () => ours.issue('dosvy'), 'another-name'],
    ['with the name in its subject only', 'elsewhere', () => ours.issue('elsewhere', { subject: 'gateway' }), 'another-name'],
    ['for any name', 'any.gateway', () => ours.issue('any', { names: 'DNS:*,DNS:any.gateway' }), 'another-name'],
    ['of another authority', 'gateway', () => mixed(theirs.issue('gateway')), 'Error UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ['that has ended', 'gateway', () => ours.issue('gateway-old', { names: 'DNS:gateway', days: -1 }), 'Error CERT_HAS_EXPIRED'],
  ])('are not taken from a caller with a certificate %s', async (_, name, issue, reason) => {
    const taker = await takerWith(police);
    const { send, notes } = secure(taker.port, await issue(), name);
    expect(await send()).toMatchObject(tryAgain);
    await until('the service has said so', () => taker.notes.length > 0);
    expect(notes).toMatchObject([{ message: unanswered, fields: { service: 'police', reason: expect.stringMatching(/^Error( E[A-Z_0-9]+)?$/) } }]);
    expect([taker.taken, taker.notes]).toMatchObject([[], [refused(reason)]]);
    await until('nobody is connected', async () => (await taker.connections()) === 0);
  });

  it.each([
    ['of another service', () => ours.issue('dosvy'), 'OtherName'],
    ['of another authority', () => theirs.issue('police'), 'Error UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ['that has ended', () => ours.issue('police-old', { names: 'DNS:police', days: -1 }), 'Error CERT_HAS_EXPIRED'],
  ])('are not sent to who shows a certificate %s', async (_, issue, reason) => {
    const files = await issue();
    const impostor = await startImpostor({ cert: readFileSync(files.certificate), key: readFileSync(files.key) });
    ends.push(() => impostor.end());
    const { send, notes } = secure(impostor.port);
    expect([await send(), await send()]).toMatchObject([tryAgain, tryAgain]);
    expect([impostor.heard(), notes]).toMatchObject(['', [{ message: unanswered, fields: { service: 'police', reason } }]]);
  });

  it('go over TLS 1.3 and nothing older, and never in clear', async () => {
    const taker = await takerWith(police);
    const [ca, cert, key] = [gateway.ca, gateway.certificate, gateway.key].map((file) => readFileSync(file));
    const old = connectTls({ host: '127.0.0.1', port: taker.port, servername: 'police', ca, cert, key, maxVersion: 'TLSv1.2' });
    expect(await once(old, 'secureConnect').catch(({ code }: NodeJS.ErrnoException) => code)).toBe('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION');
    const message = JSON.stringify({ pattern: 'toldonce.command.v1', id: '1', data: registerChild(secret) });
    expect(await plainBytes(taker.port, `${message.length}#${message}`)).not.toContain(secret);
    expect(await routeTo(taker.port).send()).toMatchObject(tryAgain);
    expect([taker.taken, JSON.stringify(taker.notes)]).toEqual([[], expect.not.stringContaining(secret)]);
  });

  it('are not sent over TLS to who answers in clear', async () => {
    const clear = await startTaker();
    ends.push(() => clear.end());
    const { send, notes } = secure(clear.port);
    expect(await send()).toMatchObject(tryAgain);
    expect([clear.taken, JSON.stringify(notes)]).toEqual([[], expect.not.stringContaining(secret)]);
  });

  it('end on open lines too when an authority is trusted no more', async () => {
    const files = await ours.issue('police-moving', { names: 'DNS:police' });
    const ca = `${files.ca}.moving`;
    await copyFile(files.ca, ca);
    const own = new OwnCertificate({ ...files, ca }, 'police');
    const taker = await startTaker({ tls: { own, caller: 'gateway' } });
    ends.push(() => taker.end());
    const { send } = secure(taker.port);
    expect(await send()).toEqual(recorded);
    await writeFile(ca, (await Promise.all([ours, theirs].map((authority) => readFile(authority.caFile)))).join(''));
    own.reread();
    await until('a new line is open', async () => (await send()).kind === 'recorded');
    await copyFile(theirs.caFile, ca);
    own.reread();
    const before = taker.taken.length;
    await until('the gateway is refused', async () => (await send()).kind === 'rejected' && taker.notes.length > 0);
    expect(taker.notes).toMatchObject([refused('Error SELF_SIGNED_CERT_IN_CHAIN')]);
    expect(taker.taken).toHaveLength(before);
  });

  it('go on with a renewed certificate, without a restart', async () => {
    const renewing = await ours.issue('police-renewing', { names: 'DNS:police', days: -1 });
    const own = new OwnCertificate(renewing, 'police');
    const taker = await startTaker({ tls: { own, caller: 'gateway' } });
    ends.push(() => taker.end());
    const { send, notes } = secure(taker.port);
    expect(await send()).toMatchObject(tryAgain);
    await ours.issue('police-renewing', { names: 'DNS:police' });
    expect([own.reread(), await send()]).toEqual([true, recorded]);
    expect(notes.map(({ message }) => message)).toEqual([unanswered, 'a service answers commands again']);
  });
});
