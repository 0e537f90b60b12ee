import type { Facts, KnownReferral } from '#access';
import * as contracts from '#contracts/referrals';
import { socialAffairsOn, unitOn } from '#contracts/vocabulary';
import { accept, dayAt, type Decision, type DecisionContext, type InputOf, NotFoundOrNotYours, reject } from '#kernel';
import { offeredOf } from './known-child.js';
import { answerDueAt } from './owed.js';

const hour = 60 * 60 * 1000;
const soon = 7 * 24 * hour;
const startOf = (day: string) => Date.parse(`${day}T00:00:00+07:00`);

interface Asked {
  readonly childId: string;
  readonly caseId?: string | undefined;
  readonly fromUnit: string;
  readonly toUnit: string;
  readonly hearingOn: string;
  readonly consent: InputOf<typeof contracts.SendReferral>['consent'];
}

const isSupportFor = (hearingOn: string, childId: string) => (known: KnownReferral) =>
  known.childId === childId && known.kind === 'COURT_SUPPORT' && known.offer.hearingOn === hearingOn;

function ask({ hearingOn, consent, ...asked }: Asked, { id, now, facts }: DecisionContext<Facts>): Decision {
  const today = dayAt(now);
  if (hearingOn < today) return reject(contracts.HearingIsOver.of({}));
  const { childId, toUnit } = asked;
  const known = facts.referrals.filter((referral) => referral.childId === childId);
  // Whatever became of it: it is asked for once.
  if (known.some((referral) => referral.toUnit === toUnit && isSupportFor(hearingOn, childId)(referral))) return reject(contracts.ReferralAlreadyOpen.of({}));
  const child = offeredOf(facts, childId, today);
  if (child === undefined) return reject(NotFoundOrNotYours.of({}));
  const risk = startOf(hearingOn) - now.getTime() < soon ? 'HIGH' : 'MEDIUM';
  // An answer after the hearing is none.
  const latest = Math.max(startOf(hearingOn), now.getTime() + hour);
  const concerns = [...new Set(known.flatMap(({ offer, status }) => (status === 'ENDED' ? [] : offer.concerns)))];
  return accept(
    contracts.ReferralSent.of({
      ...asked,
      referralId: id,
      kind: 'COURT_SUPPORT',
      risk,
      offer: { ...child, concerns: concerns.length === 0 ? ['OTHER'] : concerns, needs: ['COURT_SUPPORT'], bedNeeded: false, hearingOn },
      consent,
      answerDueAt: new Date(Math.min(Date.parse(answerDueAt(facts, risk, now)), latest)).toISOString(),
    }),
  );
}

const roleOf = ({ facts, now }: DecisionContext<Facts>, unit: string) => unitOn(facts.reference, unit, dayAt(now))?.role;

/** Asks the office of social affairs that has the child, or else that of the court's province, for the court. */
export function referSummons({ courtUnit, ...said }: InputOf<typeof contracts.ReferSummonedChild>, context: DecisionContext<Facts>): Decision {
  const { facts, now } = context;
  const having = facts.referrals.find(
    ({ childId, status, toUnit }) => childId === said.childId && status === 'ACCEPTED' && roleOf(context, toUnit) === 'dosvy',
  );
  const province = unitOn(facts.reference, courtUnit, dayAt(now))?.province ?? '';
  const toUnit = having?.toUnit ?? socialAffairsOn(facts.reference, province, dayAt(now)).id;
  return ask({ ...said, fromUnit: courtUnit, toUnit, consent: { from: 'OVERRIDDEN', overrideReason: 'COURT_ORDER' } }, context);
}

/** Asks the NGO that has the child, for social affairs; one that was asked for support at court before others. */
export function passOnSupport({ childId, acceptedReferralId }: InputOf<typeof contracts.PassOnCourtSupport>, context: DecisionContext<Facts>): Decision {
  const accepted = context.facts.referrals.filter((known) => known.childId === childId && known.status === 'ACCEPTED');
  const own = accepted.find(({ referralId, kind }) => referralId === acceptedReferralId && kind === 'COURT_SUPPORT');
  const hearingOn = own?.offer.hearingOn;
  if (own === undefined || hearingOn === undefined || roleOf(context, own.toUnit) !== 'dosvy') return reject(contracts.NoCourtSupportAccepted.of({}));
  // As it was when social affairs took the support on: whoever has the child since is asked by hand.
  const before = (answeredAt = '') => Date.parse(answeredAt) <= Date.parse(context.occurredAt.value);
  const ngos = accepted.filter(({ toUnit, answeredAt }) => roleOf(context, toUnit) === 'ngo' && before(answeredAt));
  const ngo = ngos.find(({ offer }) => offer.needs.includes('COURT_SUPPORT')) ?? ngos[0];
  if (ngo === undefined) return reject(contracts.NoNgoHasTheChild.of({}));
  const { caseId, toUnit: fromUnit } = own;
  return ask({ childId, ...(caseId === undefined ? {} : { caseId }), fromUnit, toUnit: ngo.toUnit, hearingOn, consent: { from: 'DOSVY_BEST_INTEREST' } }, context);
}
