import { errors, jwtVerify, type JWTPayload } from 'jose';
import type { Actor } from '#kernel';
import { actorFrom, type ClaimNames, claimNames } from './claims.js';
import { signingKeys } from './signing-keys.js';
import { Unauthenticated } from './unauthenticated.js';
import { VerifiedTokens } from './verified-tokens.js';

export interface TokenVerifierOptions {
  /** The `iss` that tokens must carry, and where discovery begins. */
  readonly issuer: string;
  /** The `aud` that tokens must carry. */
  readonly audience: string;
  /** Where the issuer's keys are; asked of the issuer when left out. */
  readonly jwksUrl?: string;
  readonly claims?: Partial<ClaimNames>;
  readonly now?: () => Date;
  /** Most verified tokens remembered at a time; 10,000 unless told. */
  readonly remembered?: number;
}

export interface TokenVerifier {
  /** Who sent this token. @throws {Unauthenticated} */
  verify(token: string | undefined): Promise<Actor>;
}

/** Only signatures whose key is public: with a shared secret, whoever can check a token could make one. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'];
const clockToleranceSeconds = 5;
const longestToken = 16_384;
/** A key that the issuer withdraws stops opening doors after this long. */
const rememberedMs = 10 * 60_000;

function refusal(error: unknown): Unauthenticated {
  if (error instanceof Unauthenticated) return error;
  if (error instanceof errors.JWTExpired) return new Unauthenticated('TOKEN_EXPIRED');
  return new Unauthenticated('TOKEN_INVALID');
}

/** Checks access tokens against the issuer's published keys and turns their claims into the one who acts. */
export function createTokenVerifier(options: TokenVerifierOptions): TokenVerifier {
  const { issuer, audience, jwksUrl, now = () => new Date(), remembered = 10_000 } = options;
  const names = { ...claimNames, ...options.claims };
  const getKey = signingKeys(issuer, jwksUrl);
  const known = new VerifiedTokens(remembered);

  async function claimsOf(token: string): Promise<JWTPayload> {
    const { payload } = await jwtVerify(token, getKey, {
      issuer,
      audience,
      algorithms,
      clockTolerance: clockToleranceSeconds,
      currentDate: now(),
      requiredClaims: ['sub', 'exp'],
    });
    return payload;
  }

  return {
    async verify(token) {
      if (token === undefined || token === '') throw new Unauthenticated('TOKEN_MISSING');
      if (token.length > longestToken) throw new Unauthenticated('TOKEN_INVALID');
      const moment = now().getTime();
      const seen = known.actorOf(token, moment);
      if (seen !== undefined) return seen;
      try {
        const claims = await claimsOf(token);
        const actor = actorFrom(claims, names);
        const expires = ((claims.exp ?? 0) + clockToleranceSeconds) * 1000;
        known.remember(token, actor, Math.min(expires, moment + rememberedMs));
        return actor;
      } catch (error) {
        throw refusal(error);
      }
    },
  };
}
