import type { Facts } from '#access';
import { AlreadyWithSocialAffairs, ReferralAlreadyOpen, ReferralSent, type ReferTraffickingConcern } from '#contracts/referrals';
import { socialAffairsOn } from '#contracts/vocabulary';
import { accept, dayAt, type Decision, type DecisionContext, type InputOf, NotFoundOrNotYours, reject } from '#kernel';
import { offeredOf } from './known-child.js';
import { answerDueAt } from './owed.js';

interface Concerned {
  readonly childId: string;
  readonly caseId?: string | undefined;
  readonly toUnit: string;
}

const ofTrafficking = ({ childId, toUnit }: Concerned, { referrals }: Pick<Facts, 'referrals'>) =>
  referrals.filter((known) => known.childId === childId && known.toUnit === toUnit && known.offer.concerns.includes('TRAFFICKING'));

/** Whether a unit holds a referral of this child for trafficking in this case: nobody needs to send it a second by hand. */
export const holdsReferralOfTrafficking = (facts: Pick<Facts, 'referrals'>, concerned: Concerned): boolean =>
  concerned.caseId !== undefined && ofTrafficking(concerned, facts).some(({ caseId, status }) => caseId === concerned.caseId && status !== 'ENDED');

/**
 * Whether a unit needs no word of it from the product. One of this case was the word, whatever became of it; one that
 * still waited when another case was opened is told of that by the child's timeline: it may be the same told twice. Asked
 * again when those have long ended, the answer is the same.
 */
const hadWord = (facts: Pick<Facts, 'referrals'>, concerned: Concerned, learnedAt: string): boolean =>
  ofTrafficking(concerned, facts).some(
    ({ caseId, answeredAt, endedAt }) => {
      const waitedUntil = answeredAt ?? endedAt;
      return caseId === concerned.caseId || waitedUntil === undefined || Date.parse(waitedUntil) > Date.parse(learnedAt);
    },
  );

/** Tells social affairs of the child's province, or says why nobody needs to be told. */
export function referConcern(said: InputOf<typeof ReferTraffickingConcern>, { id, now, occurredAt, facts }: DecisionContext<Facts>): Decision {
  const { childId, caseId, districtCode, concerns, fromUnit } = said;
  const today = dayAt(now);
  const toUnit = socialAffairsOn(facts.reference, districtCode.slice(0, 2), today).id;
  if (toUnit === fromUnit) return reject(AlreadyWithSocialAffairs.of({}));
  const concerned = { childId, caseId, toUnit };
  if (hadWord(facts, concerned, occurredAt.value)) return reject(ReferralAlreadyOpen.of({}));
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
