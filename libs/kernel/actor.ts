import { z } from 'zod';

/** Who signs in, by function; the columns of the access policy. */
export const roles = [
  'hotline-operator',
  'police-district',
  'ahtjp-provincial',
  'forensic-doctor',
  'dosvy',
  'ngo',
  'court-liaison',
  'lawyer',
  'me-analyst',
  'privacy-officer',
] as const;
export type Role = (typeof roles)[number];

/** The one who acts: never a name, only the opaque id that the issuer gives and the office they act for. */
export const Actor = z.object({
  id: z.string().min(1).max(200),
  agency: z.string().min(1).max(80),
  unit: z.string().min(1).max(80),
  role: z.enum(roles),
  /** Gazetteer code of two digits, for units that answer for one province. */
  province: z.string().regex(/^\d{2}$/).optional(),
});
export type Actor = z.infer<typeof Actor>;

/** As what something is written: in a role, or as a policy of the product itself, which signs in nowhere and reads nothing. */
export const authorRoles = [...roles, 'policy'] as const;

/** Who wrote something: an actor, or a policy. */
export const Author = Actor.extend({ role: z.enum(authorRoles) });
export type Author = z.infer<typeof Author>;
