import type { Actor } from '#kernel';

/** How a unit (or a province's units) stands to a child. */
export const relations = [
  'registered',
  'own-case',
  'own-province',
  'lead-team',
  'referral-offered',
  'referral-accepted',
  'referral-ended',
  'court-case',
  'client',
  'own-exam',
] as const;
export type Relation = (typeof relations)[number];

/** One reason why somebody stands to a child; `until` is set when it ended. */
export interface Standing {
  readonly childId: string;
  /** `unit:<id>` or `province:<code>`. */
  readonly holder: string;
  readonly relation: Relation;
  /** Id of the registration, case or referral that it comes from. */
  readonly source: string;
}

export const unitHolder = (unit: string) => `unit:${unit}`;
export const provinceHolder = (province: string) => `province:${province}`;

/** All names under which an actor can hold a standing. */
export const holdersOf = ({ unit, province }: Pick<Actor, 'unit' | 'province'>): readonly string[] =>
  province === undefined ? [unitHolder(unit)] : [unitHolder(unit), provinceHolder(province)];
