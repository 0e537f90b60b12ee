import type { JWTPayload } from 'jose';
import { unitId } from '#contracts/vocabulary';
import { Actor, policyPrefix } from '#kernel';
import { Unauthenticated } from './unauthenticated.js';

/** Under which claim the issuer writes what we need to know of the one who acts, besides `sub`. */
export interface ClaimNames {
  readonly agency: string;
  readonly unit: string;
  readonly role: string;
  readonly province: string;
}

/** The development issuer writes these; a Keycloak realm maps user attributes to the same. */
export const claimNames: ClaimNames = { agency: 'agency', unit: 'unit', role: 'role', province: 'province' };

/** What is stored names units in this form only, so whoever acts for one in another could have nothing recorded; nor is any unit of the product itself in it. */
const Claimed = Actor.extend({ unit: unitId() });

/** @throws {Unauthenticated} TOKEN_INVALID, with the names of the claims that are missing or wrong */
export function actorFrom(claims: JWTPayload, names: ClaimNames): Actor {
  const told = {
    id: claims.sub,
    agency: claims[names.agency],
    unit: claims[names.unit],
    role: claims[names.role],
    province: claims[names.province],
  };
  const read = Claimed.safeParse(told);
  if (!read.success) {
    const claimOf = { ...names, id: 'sub' };
    const wrong = new Set(read.error.issues.map(({ path }) => claimOf[path[0] as keyof typeof claimOf]));
    throw new Unauthenticated('TOKEN_INVALID', `missing or wrong: ${[...wrong].join(', ')}`);
  }
  if (read.data.id.startsWith(policyPrefix)) throw new Unauthenticated('TOKEN_INVALID', 'wrong: sub');
  return read.data;
}
