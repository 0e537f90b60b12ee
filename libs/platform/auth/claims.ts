import type { JWTPayload } from 'jose';
import { Actor, policyPrefix, servicePrefix } from '#kernel';
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

/** @throws {Unauthenticated} TOKEN_INVALID, with the names of the claims that are missing or wrong */
export function actorFrom(claims: JWTPayload, names: ClaimNames): Actor {
  const told = {
    id: claims.sub,
    agency: claims[names.agency],
    unit: claims[names.unit],
    role: claims[names.role],
    province: claims[names.province],
  };
  const read = Actor.safeParse(told);
  if (!read.success) {
    const claimOf = { ...names, id: 'sub' };
    const wrong = new Set(read.error.issues.map(({ path }) => claimOf[path[0] as keyof typeof claimOf]));
    throw new Unauthenticated('TOKEN_INVALID', `missing or wrong: ${[...wrong].join(', ')}`);
  }
  if (read.data.id.startsWith(policyPrefix)) throw new Unauthenticated('TOKEN_INVALID', 'wrong: sub');
  if (read.data.unit.startsWith(servicePrefix)) throw new Unauthenticated('TOKEN_INVALID', `wrong: ${names.unit}`);
  return read.data;
}
