import type { z } from 'zod';
import { type Facts, roleMay, wrongCase } from '#access';
import * as contracts from '#contracts/referrals';
import { unitOn, UnknownUnit } from '#contracts/vocabulary';
import { accept, dayOf, decider, reject } from '#kernel';

const {
  ReferralSent, ReferralAccepted, ReferralDeclined, ReferralCompleted, ReferralRevoked,
  SendReferral, AcceptReferral, DeclineReferral, CompleteReferral, RevokeReferral,
} = contracts;
const events = { ReferralSent, ReferralAccepted, ReferralDeclined, ReferralCompleted, ReferralRevoked };
const commands = { SendReferral, AcceptReferral, DeclineReferral, CompleteReferral, RevokeReferral };

type Status = z.infer<typeof contracts.ReferralStatus>;

interface State {
  readonly status: Status | 'NONE';
  readonly childId: string;
  readonly caseId?: string | undefined;
  readonly fromUnit: string;
  readonly toUnit: string;
}

const hour = 60 * 60 * 1000;
/** Hours within which the receiver owes an answer, by risk (default service levels). */
const answerWithin = { HIGH: 24, MEDIUM: 72, LOW: 7 * 24 } as const;

const to = (status: Status) => (state: State): State => ({ ...state, status });
const child = (_input: unknown, { childId }: State) => (childId === '' ? [] : [childId]);

/** Offers and ends nothing by itself: what each status means for access is the access policy's. */
export const referral = decider<State, Facts, typeof events, typeof commands>({
  category: 'referral',
  events,
  commands,
  initialState: { status: 'NONE', childId: '', fromUnit: '', toUnit: '' },
  evolve: {
    ReferralSent: (_state, { childId, caseId, fromUnit, toUnit }) => ({ status: 'SENT', childId, caseId, fromUnit, toUnit }),
    ReferralAccepted: to('ACCEPTED'),
    ReferralDeclined: to('DECLINED'),
    ReferralCompleted: to('COMPLETED'),
    ReferralRevoked: to('REVOKED'),
  },
  children: {
    SendReferral: ({ childId }) => [childId],
    AcceptReferral: child,
    DeclineReferral: child,
    CompleteReferral: child,
    RevokeReferral: child,
  },
  concerns: ({ childId, caseId, fromUnit }) => ({ childIds: [childId], caseId, parties: [fromUnit] }),
  standing: ({ fromUnit, toUnit }) => ({ sender: fromUnit || undefined, receiver: toUnit || undefined }),
  decide: {
    SendReferral: (said, _state, { id, actor, now, facts, occurredAt }) => {
      const receiver = unitOn(facts.reference, said.toUnit, dayOf(occurredAt));
      // Where nobody can answer, the child would wait for ever.
      if (receiver === undefined || receiver.id === actor.unit || !roleMay(receiver.role, 'AcceptReferral')) {
        return reject(UnknownUnit.of({ unit: said.toUnit }));
      }
      const refusal = wrongCase(facts, said.caseId, [said.childId]);
      if (refusal !== undefined) return reject(refusal);
      if (said.consent.from === 'OVERRIDDEN' && said.consent.overrideReason === undefined) {
        return reject(contracts.ConsentReasonMissing.of({}));
      }
      const answerDueAt = new Date(now.getTime() + answerWithin[said.risk] * hour).toISOString();
      return accept(ReferralSent.of({ ...said, referralId: id, fromUnit: actor.unit, answerDueAt }));
    },
    AcceptReferral: ({ referralId }, { status, childId, toUnit }) =>
      status === 'SENT'
        ? accept(ReferralAccepted.of({ referralId, childId, toUnit }))
        : reject(contracts.ReferralAlreadyAnswered.of({ status: known(status) })),
    DeclineReferral: ({ referralId, reason }, { status, childId, toUnit }) =>
      status === 'SENT'
        ? accept(ReferralDeclined.of({ referralId, childId, toUnit, reason }))
        : reject(contracts.ReferralAlreadyAnswered.of({ status: known(status) })),
    CompleteReferral: ({ referralId, outcome }, { status, childId, toUnit }) =>
      status === 'ACCEPTED'
        ? accept(ReferralCompleted.of({ referralId, childId, toUnit, outcome }))
        : reject(contracts.ReferralNotAccepted.of({ status: known(status) })),
    RevokeReferral: ({ referralId, reason }, { status, childId, toUnit }) =>
      status === 'SENT' || status === 'ACCEPTED'
        ? accept(ReferralRevoked.of({ referralId, childId, toUnit, reason }))
        : reject(contracts.ReferralAlreadyEnded.of({ status: known(status) })),
  },
});

/** Nobody holds a part in a referral that was never sent, so no command reaches a rule in status NONE. */
function known(status: State['status']): Status {
  if (status === 'NONE') throw new Error('a referral that was never sent was decided on');
  return status;
}
