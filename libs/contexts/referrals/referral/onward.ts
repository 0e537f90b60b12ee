import { type Facts, holdersOf, type Relation } from '#access';
import { unitOn } from '#contracts/vocabulary';
import { dayAt, type Role } from '#kernel';

interface Revoked {
  readonly referralId: string;
  readonly childId: string;
  readonly toUnit: string;
}

/** Grounds of its own on which a unit has to do with a child, whatever becomes of a referral; a province is no ground of an NGO's. */
const grounds = (role: Role | undefined): readonly Relation[] => (role === 'ngo' ? ['registered', 'own-case'] : ['registered', 'own-case', 'own-province']);

/** Ids of the referrals by which the receiver passed the child on, where it had the child by this referral alone. */
export function onwardOf({ referralId, childId, toUnit }: Revoked, { facts, now }: { readonly facts: Facts; readonly now: Date }): string[] {
  const { province, role } = unitOn(facts.reference, toUnit, dayAt(now)) ?? {};
  const holders = holdersOf({ unit: toUnit, ...(province === undefined ? {} : { province }) });
  const own = grounds(role);
  const remains = facts.standing.some(
    (row) =>
      row.childId === childId &&
      holders.includes(row.holder) &&
      (own.includes(row.relation) || (row.relation === 'referral-accepted' && row.source !== referralId)),
  );
  if (remains) return [];
  return facts.referrals.filter((known) => known.childId === childId && known.fromUnit === toUnit && known.status !== 'ENDED').map((known) => known.referralId);
}
