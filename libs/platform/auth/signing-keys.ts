import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { Unauthenticated } from './unauthenticated.js';

const Discovery = z.object({ issuer: z.string(), jwks_uri: z.url() });
const patience = 5_000;

/** Where the issuer publishes its keys, as it says itself (OpenID Connect Discovery 1.0). */
async function discover(issuer: string): Promise<string> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const answer = await fetch(url, { signal: AbortSignal.timeout(patience), redirect: 'error' });
  if (!answer.ok) throw new Error(`answered ${answer.status}`);
  const found = Discovery.parse(await answer.json());
  if (found.issuer !== issuer) throw new Error('is another issuer');
  return found.jwks_uri;
}

const noSuchKey = (error: unknown) =>
  error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys || error instanceof errors.JOSENotSupported;

/**
 * The issuer's public keys, fetched when first needed and again when a token names one that is not known yet.
 * Throws {Unauthenticated} ISSUER_UNREACHABLE where they cannot be had; the next token asks again.
 */
export function signingKeys(issuer: string, jwksUrl: string | undefined): JWTVerifyGetKey {
  let keys: Promise<JWTVerifyGetKey> | undefined;

  async function locate(): Promise<JWTVerifyGetKey> {
    const url = jwksUrl ?? (await discover(issuer));
    return createRemoteJWKSet(new URL(url), { timeoutDuration: patience });
  }

  return async (header, token) => {
    keys ??= locate().catch((error: unknown) => {
      keys = undefined;
      throw error;
    });
    try {
      return await (await keys)(header, token);
    } catch (error) {
      if (noSuchKey(error)) throw error;
      throw new Unauthenticated('ISSUER_UNREACHABLE');
    }
  };
}
