import type { Facts, OpenReferral } from '#access';
import { AlreadyWithSocialAffairs, ReferralAlreadyOpen, ReferralSent, type ReferTraffickingConcern } from '#contracts/referrals';
import { socialAffairsOn } from '#contracts/vocabulary';
import { accept, type Decision, type DecisionContext, type InputOf, NotFoundOrNotYours, reject } from '#kernel';
import { offeredOf } from './known-child.js';
import { answerDueAt, dayAt } from './owed.js';

interface Concerned {
  readonly childId: string;
  readonly caseId?: string | undefined;
  readonly toUnit: string;
}

/** Whether a unit holds a referral of this child for trafficking in this case: it must not get a second. */
export const isToldOfTrafficking = ({ openReferrals }: Pick<Facts, 'openReferrals'>, { childId, caseId, toUnit }: Concerned): boolean =>
  caseId !== undefined &&
  openReferrals.some((open) => open.childId === childId && open.toUnit === toUnit && open.caseId === caseId && open.offer.concerns.includes('TRAFFICKING'));

/** Two cases of one child may be one told twice: what still waits for its answer is told of the second by its timeline. */
const waitsForTheSame = ({ childId, status, toUnit, offer }: OpenReferral, concerned: Concerned): boolean =>
  status === 'SENT' && childId === concerned.childId && toUnit === concerned.toUnit && offer.concerns.includes('TRAFFICKING');

/** Tells social affairs of the child's province, or says why nobody needs to be told. */
export function referConcern(said: InputOf<typeof ReferTraffickingConcern>, { id, now, facts }: DecisionContext<Facts>): Decision {
  const { childId, caseId, districtCode, concerns, fromUnit } = said;
  const today = dayAt(now);
  const toUnit = socialAffairsOn(facts.reference, districtCode.slice(0, 2), today).id;
  if (toUnit === fromUnit) return reject(AlreadyWithSocialAffairs.of({}));
  const concerned = { childId, caseId, toUnit };
  if (isToldOfTrafficking(facts, concerned) || facts.openReferrals.some((open) => waitsForTheSame(open, concerned))) return reject(ReferralAlreadyOpen.of({}));
  const child = offeredOf(facts, childId, today);
  if (child === undefined) return reject(NotFoundOrNotYours.of({}));
  return accept(
    ReferralSent.of({
      ...concerned,
      referralId: id,
      fromUnit,
      kind: 'REFERRAL',
      risk: 'HIGH',
      // What the child needs is for social affairs to find out.
      offer: { ...child, districtCode, concerns, needs: ['SOCIAL_WORK'], bedNeeded: false },
      consent: { from: 'OVERRIDDEN', overrideReason: 'LEGAL_DUTY' },
      answerDueAt: answerDueAt(facts, 'HIGH', now),
    }),
  );
}
