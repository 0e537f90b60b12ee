import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { derivedId } from '#kernel';
import { aReference } from '#testing';
import { createTokenVerifier } from '../auth/token-verifier.js';
import { createDevIssuer, type DevIssuer } from './create-dev-issuer.js';
import { DevIssuerInProduction, UnknownDevUser } from './errors.js';
import { devUsers } from './users.js';

const audience = 'toldonce';
const users = devUsers(aReference, '2026-03-02');
let keyFolder: string;
let server: Server;
let issuer: string;
let dev: DevIssuer;

/** As the product mounts it: a server that asks the issuer first. */
beforeEach(async () => {
  keyFolder = join(await mkdtemp(join(tmpdir(), 'dev-issuer-')), 'keys');
  server = createServer((request, response) => {
    const answered = dev.handle({ method: request.method ?? '', path: request.url ?? '' });
    void answered.then((answer) => response.writeHead(answer?.status ?? 404).end(JSON.stringify(answer?.body)));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/dev/issuer`;
  dev = createDevIssuer({ issuer, audience, keyFolder, users, production: false });
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await rm(join(keyFolder, '..'), { recursive: true });
});

const post = (body: unknown) => dev.handle({ method: 'POST', path: '/dev/issuer/token', body });

test('a user of each unit is signed in, and the verifier of the product takes the token', async () => {
  const verifier = createTokenVerifier({ issuer, audience });
  const actors = await Promise.all(users.map(async ({ name }) => verifier.verify(await dev.token(name))));
  expect(actors.map(({ unit }) => unit)).toEqual(aReference.units.map(({ id }) => id));
  expect(actors[1]).toEqual({
    id: derivedId('dev-user', 'ahtjp-17'),
    agency: 'ahtjp-17',
    unit: 'ahtjp-17',
    role: 'ahtjp-provincial',
    province: '17',
  });
});

test('a token bought at the endpoint lasts a working day of eight hours', async () => {
  const answer = await post({ user: 'ngo-a' });
  expect(answer).toEqual({ status: 200, body: { access_token: expect.any(String), token_type: 'Bearer', expires_in: 28_800 } });
  const { access_token: token } = z.object({ access_token: z.string() }).parse(answer?.body);
  const hours = (count: number) => () => new Date(Date.now() + count * 3_600_000);
  expect(await createTokenVerifier({ issuer, audience, now: hours(7.9) }).verify(token)).toMatchObject({ unit: 'ngo-a', role: 'ngo' });
  await expect(createTokenVerifier({ issuer, audience, now: hours(8.1) }).verify(token)).rejects.toMatchObject({ code: 'TOKEN_EXPIRED' });
});

test('a token can be made that has expired already', async () => {
  const token = await dev.token('ngo-a', { expiresIn: -60 });
  await expect(createTokenVerifier({ issuer, audience }).verify(token)).rejects.toMatchObject({ code: 'TOKEN_EXPIRED' });
});

test('tokens outlive a restart, for the key is kept, for its owner only, and made once', async () => {
  const twins = [dev, createDevIssuer({ issuer, audience, keyFolder, users, production: false })];
  const [before] = await Promise.all(twins.map((each) => each.token('dosvy-17')));
  dev = createDevIssuer({ issuer, audience, keyFolder, users, production: false });
  expect(await createTokenVerifier({ issuer, audience }).verify(before)).toMatchObject({ unit: 'dosvy-17' });
  expect(await readdir(keyFolder)).toEqual(['dev-issuer-key.json']);
  expect((await stat(join(keyFolder, 'dev-issuer-key.json'))).mode & 0o777).toBe(0o600);
});

test('the published keys hold nothing private', async () => {
  const answer = await dev.handle({ method: 'GET', path: '/dev/issuer/jwks' });
  const { keys } = z.object({ keys: z.array(z.record(z.string(), z.unknown())) }).parse(answer?.body);
  expect(keys.map((key) => Object.keys(key).sort())).toEqual([['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']]);
});

test('the list of users says for whom one can sign in, and gives no token', async () => {
  const answer = await dev.handle({ method: 'GET', path: '/dev/issuer/users?search=x' });
  expect(answer?.body).toContainEqual({
    name: 'court-17',
    label: 'court-17',
    agency: 'court-17',
    unit: 'court-17',
    role: 'court-liaison',
    province: '17',
  });
});

test.each([
  ['somebody who is not in the directory', { user: 'nobody' }, 404],
  ['no user', {}, 400],
  ['something that is no JSON object', 'user=ngo-a', 400],
])('%s gets no token', async (_what, body, status) => {
  expect((await post(body))?.status).toBe(status);
});

test('asking for a token of an unknown user in code is an error with a name', async () => {
  await expect(dev.token('nobody')).rejects.toThrow(UnknownDevUser);
});

test.each([
  ['GET', '/dev/issuer/token', 405],
  ['GET', '/dev/issuer/elsewhere', 404],
  ['GET', '/dev/issuer', 404],
])('%s %s is answered %i', async (method, path, status) => {
  expect((await dev.handle({ method, path }))?.status).toBe(status);
});

test.each(['/graphql', '/dev/issuers', '/'])('%s is left to others', async (path) => {
  expect(await dev.handle({ method: 'GET', path })).toBeUndefined();
});

test('it is refused in production, and the error says what to set', () => {
  const start = () => createDevIssuer({ issuer, audience, keyFolder, users, production: true });
  expect(start).toThrow(DevIssuerInProduction);
  expect(start).toThrow('OIDC_ISSUER');
});

test('a unit that is not in the directory on that day has no user', () => {
  const dated = { ...aReference, units: aReference.units.map((unit) => ({ ...unit, validTo: '2020-01-01' })) };
  expect(devUsers(dated, '2026-03-02')).toEqual([]);
  expect(devUsers(dated, '2019-03-02')).toHaveLength(aReference.units.length);
});
