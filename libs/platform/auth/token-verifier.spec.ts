import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { createTokenVerifier } from './token-verifier.js';
import { Unauthenticated } from './unauthenticated.js';

const audience = 'toldonce';
const claims = { agency: 'MoI', unit: 'ahtjp-17', role: 'ahtjp-provincial', province: '17' };
const actor = { id: 'person-1', ...claims };
const start = new Date('2026-03-02T02:00:00Z');

let issuer: string;
let server: Server;
let key: CryptoKey;
let foreignKey: CryptoKey;
let asked: string[];
let published: unknown;
let clock: Date;
const now = () => clock;

interface Changes {
  readonly sub?: string;
  readonly iss?: string;
  readonly aud?: string;
  readonly expiresIn?: number;
  readonly kid?: string;
  readonly signedWith?: CryptoKey;
  readonly claims?: JWTPayload;
}

function token(changes: Changes = {}): Promise<string> {
  const seconds = Math.floor(start.getTime() / 1000);
  return new SignJWT(changes.claims ?? claims)
    .setProtectedHeader({ alg: 'ES256', kid: changes.kid ?? 'k1' })
    .setIssuer(changes.iss ?? issuer)
    .setAudience(changes.aud ?? audience)
    .setSubject(changes.sub ?? actor.id)
    .setExpirationTime(seconds + (changes.expiresIn ?? 3600))
    .sign(changes.signedWith ?? key);
}

const verifier = (changes: Partial<Parameters<typeof createTokenVerifier>[0]> = {}) => createTokenVerifier({ issuer, audience, now, ...changes });

async function refusalOf(promise: Promise<unknown>): Promise<Unauthenticated> {
  const thrown: unknown = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(thrown instanceof Unauthenticated)) throw new Error('it was not refused');
  return thrown;
}

beforeAll(async () => {
  const [pair, foreign] = await Promise.all([generateKeyPair('ES256', { extractable: true }), generateKeyPair('ES256')]);
  key = pair.privateKey;
  foreignKey = foreign.privateKey;
  published = { keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'k1', alg: 'ES256' }] };
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const answers: Record<string, unknown> = {
      '/realm/.well-known/openid-configuration': { issuer, jwks_uri: `${issuer}/certs` },
      '/realm/certs': published,
    };
    const answer = answers[request.url ?? ''];
    response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' }).end(JSON.stringify(answer ?? {}));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/realm`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  asked = [];
  clock = start;
});

describe('a token of the issuer', () => {
  test('says who acts, for which unit and in which role', async () => {
    expect(await verifier().verify(await token())).toEqual(actor);
  });

  test('may leave out the province', async () => {
    const { province: _province, ...national } = claims;
    expect(await verifier().verify(await token({ claims: national }))).toEqual({ id: actor.id, ...national });
  });

  test('may carry the same under names that another issuer gives', async () => {
    const renamed = { agency: 'MoI', org_unit: 'ahtjp-17', toldonce_role: 'ahtjp-provincial', province: '17' };
    const verify = verifier({ claims: { unit: 'org_unit', role: 'toldonce_role' } });
    expect(await verify.verify(await token({ claims: renamed }))).toEqual(actor);
  });

  test('is checked by keys that the issuer is asked for once', async () => {
    const verify = verifier();
    const tokens = await Promise.all([token(), token({ sub: 'person-2' })]);
    await Promise.all(tokens.map((each) => verify.verify(each)));
    expect(asked).toEqual(['/realm/.well-known/openid-configuration', '/realm/certs']);
  });

  test('is checked without discovery where the place of the keys is given', async () => {
    await verifier({ jwksUrl: `${issuer}/certs` }).verify(await token());
    expect(asked).toEqual(['/realm/certs']);
  });

  test('is taken up to five seconds late, and not later, remembered or not', async () => {
    const brief = await token({ expiresIn: 60 });
    const verify = verifier();
    await verify.verify(brief);
    clock = new Date(start.getTime() + 64_000);
    await verify.verify(brief);
    await verifier().verify(brief);
    clock = new Date(start.getTime() + 65_000);
    expect((await refusalOf(verify.verify(brief))).code).toBe('TOKEN_EXPIRED');
    expect((await refusalOf(verifier().verify(brief))).code).toBe('TOKEN_EXPIRED');
  });

  test('is remembered for ten minutes at most, so that a withdrawn key does not go on opening doors', async () => {
    const verify = verifier();
    const known = await token();
    await verify.verify(known);
    const before = published;
    published = { keys: [] };
    try {
      clock = new Date(start.getTime() + 599_000);
      expect(await verify.verify(known)).toEqual(actor);
      expect((await refusalOf(verifier().verify(known))).code).toBe('TOKEN_INVALID');
    } finally {
      published = before;
    }
  });
});

describe('what is refused', () => {
  test('no token', async () => {
    expect((await refusalOf(verifier().verify(''))).code).toBe('TOKEN_MISSING');
    expect((await refusalOf(verifier().verify(undefined))).code).toBe('TOKEN_MISSING');
  });

  test.each<[string, () => Promise<string>]>([
    ['something that is no token', () => Promise.resolve('hello')],
    ['a token longer than any we know', () => Promise.resolve('x'.repeat(20_000))],
    ['a token of another issuer', () => token({ iss: 'https://elsewhere.example' })],
    ['a token for another audience', () => token({ aud: 'account' })],
    ['a token that somebody else signed', () => token({ signedWith: foreignKey })],
    ['a token under a key that the issuer does not have', () => token({ kid: 'k2' })],
    ['a token without a unit', () => token({ claims: { agency: 'MoI', role: 'dosvy' } })],
    ['a unit in a form in which no event could name it', () => token({ claims: { ...claims, unit: 'AHTJP Siem Reap' } })],
    ['a role that is none', () => token({ claims: { ...claims, role: 'minister' } })],
    ['a person who calls himself a policy of the product', () => token({ sub: 'policy:escalate-when-unanswered' })],
    ['a person who says to act for a service itself', () => token({ claims: { ...claims, unit: 'service:dosvy' } })],
    ['a token without a signature', () => Promise.resolve(new UnsecuredJWT(claims).setIssuer(issuer).setAudience(audience).setSubject('x').setExpirationTime('1h').encode())],
    [
      'a token signed with a shared secret, even if that is the public key',
      async () =>
        new SignJWT(claims)
          .setProtectedHeader({ alg: 'HS256', kid: 'k1' })
          .setIssuer(issuer)
          .setAudience(audience)
          .setSubject('x')
          .setExpirationTime(start.getTime() / 1000 + 60)
          .sign(new TextEncoder().encode(JSON.stringify(published))),
    ],
    [
      'a token that never expires',
      async () => new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'k1' }).setIssuer(issuer).setAudience(audience).setSubject('x').sign(key),
    ],
  ])('%s', async (_what, made) => {
    const sent = await made();
    const refused = await refusalOf(verifier().verify(sent));
    expect(refused.code).toBe('TOKEN_INVALID');
    expect(JSON.stringify(refused, Object.getOwnPropertyNames(refused))).not.toContain(sent);
  });

  test('a claim is named, and its value is not', async () => {
    const refused = await refusalOf(verifier().verify(await token({ claims: { agency: 'MoI', role: 'minister' } })));
    expect(refused.message).toContain('missing or wrong: unit, role');
    expect(refused.message).not.toContain('minister');
  });

  test('a token with one character changed, though the right one is remembered', async () => {
    const verify = verifier();
    const right = await token();
    await verify.verify(right);
    const [head, body, signature = ''] = right.split('.');
    const forged = [head, body, `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`].join('.');
    expect((await refusalOf(verify.verify(forged))).code).toBe('TOKEN_INVALID');
  });
});

describe('an issuer that cannot be reached', () => {
  test('is told apart from a bad token, and asked again with the next one', async () => {
    const verify = verifier();
    const good = await token();
    const before = published;
    published = undefined;
    try {
      expect((await refusalOf(verify.verify(good))).code).toBe('ISSUER_UNREACHABLE');
    } finally {
      published = before;
    }
    expect(await verify.verify(good)).toEqual(actor);
  });

  test.each([
    ['nobody listens', () => 'http://127.0.0.1:9/realm'],
    ['its discovery document is missing', () => issuer.replace('/realm', '/other')],
  ])('where %s', async (_why, place) => {
    const gone = place();
    expect((await refusalOf(verifier({ issuer: gone }).verify(await token({ iss: gone })))).code).toBe('ISSUER_UNREACHABLE');
  });

  test('is not believed when it says that it is another', async () => {
    const alias = issuer.replace('127.0.0.1', 'localhost');
    expect((await refusalOf(verifier({ issuer: alias }).verify(await token({ iss: alias })))).code).toBe('ISSUER_UNREACHABLE');
  });
});
