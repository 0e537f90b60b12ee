import { SignJWT } from 'jose';
import { z } from 'zod';
import { claimNames } from '../auth/claims.js';
import { DevIssuerInProduction, UnknownDevUser } from './errors.js';
import { openSigningKey, type SigningKey } from './signing-key.js';
import type { DevUser } from './users.js';

export interface DevIssuerOptions {
  /** Public address of the issuer, ending in /dev/issuer; the `iss` of its tokens. */
  readonly issuer: string;
  readonly audience: string;
  /** Keeps the signing key. */
  readonly keyFolder: string;
  readonly users: readonly DevUser[];
  readonly production: boolean;
}

export interface DevRequest {
  readonly method: string;
  /** Path from the root, with or without a query. */
  readonly path: string;
  /** Parsed JSON, where there was some. */
  readonly body?: unknown;
}

export interface DevAnswer {
  readonly status: number;
  /** To be sent as JSON. */
  readonly body: unknown;
}

export interface DevIssuer {
  readonly users: readonly DevUser[];
  /** The answer to a request below /dev/issuer; undefined for every other path. */
  handle(request: DevRequest): Promise<DevAnswer | undefined>;
  /** An access token for a user. @param options `expiresIn` in seconds, 8 hours unless told @throws {UnknownDevUser} */
  token(userName: string, options?: { readonly expiresIn?: number }): Promise<string>;
}

const mount = '/dev/issuer';
const shift = 8 * 60 * 60;
const TokenRequest = z.object({ user: z.string() });

/**
 * Signs tokens for fictional users, so that a fresh machine runs without an identity provider while everything else
 * verifies tokens as it does in production.
 * @throws {DevIssuerInProduction}
 */
export function createDevIssuer({ issuer, audience, keyFolder, users, production }: DevIssuerOptions): DevIssuer {
  if (production) throw new DevIssuerInProduction();
  const byName = new Map(users.map((user) => [user.name, user]));
  let opened: Promise<SigningKey> | undefined;
  const signingKey = () =>
    (opened ??= openSigningKey(keyFolder).catch((error: unknown) => {
      opened = undefined;
      throw error;
    }));

  async function token(userName: string, { expiresIn = shift }: { readonly expiresIn?: number } = {}): Promise<string> {
    const user = byName.get(userName);
    if (user === undefined) throw new UnknownDevUser(userName);
    const { privateKey, kid } = await signingKey();
    const { id, agency, unit, role, province } = user.actor;
    const claims = { [claimNames.agency]: agency, [claimNames.unit]: unit, [claimNames.role]: role, [claimNames.province]: province };
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256', kid, typ: 'JWT' })
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject(id)
      .setIssuedAt(now)
      .setExpirationTime(now + expiresIn)
      .sign(privateKey);
  }

  async function signIn(body: unknown): Promise<DevAnswer> {
    const asked = TokenRequest.safeParse(body);
    if (!asked.success) return { status: 400, body: { error: 'Send JSON such as {"user": "ahtjp-17"}.' } };
    if (!byName.has(asked.data.user)) return { status: 404, body: { error: `There is no such user. Their names are at ${mount}/users.` } };
    return { status: 200, body: { access_token: await token(asked.data.user), token_type: 'Bearer', expires_in: shift } };
  }

  const endpoints: Readonly<Record<string, { readonly method: string; answer(body: unknown): Promise<DevAnswer> }>> = {
    '/.well-known/openid-configuration': {
      method: 'GET',
      answer: async () => ({
        status: 200,
        body: {
          issuer,
          jwks_uri: `${issuer}/jwks`,
          token_endpoint: `${issuer}/token`,
          response_types_supported: ['token'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: ['ES256'],
        },
      }),
    },
    '/jwks': { method: 'GET', answer: async () => ({ status: 200, body: { keys: [(await signingKey()).publicJwk] } }) },
    '/users': {
      method: 'GET',
      answer: async () => ({
        status: 200,
        body: users.map(({ name, label, actor: { agency, unit, role, province } }) => ({ name, label, agency, unit, role, province })),
      }),
    },
    '/token': { method: 'POST', answer: signIn },
  };

  return {
    users,
    token,
    async handle({ method, path, body }) {
      const [asked = ''] = path.split('?');
      if (asked !== mount && !asked.startsWith(`${mount}/`)) return undefined;
      const endpoint = endpoints[asked.slice(mount.length)];
      if (endpoint === undefined) return { status: 404, body: { error: `The development issuer has ${Object.keys(endpoints).join(', ')}.` } };
      if (endpoint.method !== method) return { status: 405, body: { error: `Use ${endpoint.method}.` } };
      return endpoint.answer(body);
    },
  };
}
