import type { z } from 'zod';
import { type Facts, roleMay, wrongCase } from '#access';
import * as contracts from '#contracts/referrals';
import { escalationUnitOn, type Risk, unitOn, UnknownUnit } from '#contracts/vocabulary';
import { accept, dayAt, dayOf, type Decision, decider, type DecisionContext, reject } from '#kernel';
import { holdsReferralOfTrafficking, referConcern } from './concern.js';
import { passOnSupport, referSummons } from './court-support.js';
import { onwardOf } from './onward.js';
import { answerDueAt, isBefore, staleAt } from './owed.js';

const {
  ReferralSent, ReferralAccepted, ReferralDeclined, ReferralCompleted, ReferralRevoked, ReferralAnswerReminded, ReferralEscalated,
  SendReferral, AcceptReferral, DeclineReferral, CompleteReferral, RevokeReferral, RemindReferral, EscalateReferral,
  ReferTraffickingConcern, ReferSummonedChild, PassOnCourtSupport, EndOnwardReferral,
} = contracts;
const events = { ReferralSent, ReferralAccepted, ReferralDeclined, ReferralCompleted, ReferralRevoked, ReferralAnswerReminded, ReferralEscalated };
const commands = {
  SendReferral, ReferTraffickingConcern, ReferSummonedChild, PassOnCourtSupport, EndOnwardReferral, AcceptReferral, DeclineReferral, CompleteReferral, RevokeReferral, RemindReferral, EscalateReferral,
};

type Status = z.infer<typeof contracts.ReferralStatus>;

interface State {
  readonly status: Status | 'NONE';
  readonly childId: string;
  readonly caseId?: string | undefined;
  readonly fromUnit: string;
  readonly toUnit: string;
  readonly risk: z.infer<typeof Risk>;
  readonly kind: z.infer<typeof contracts.ReferralKind>;
  /** UTC moments, ISO 8601; empty before they are known. */
  readonly sentAt: string;
  readonly answerDueAt: string;
  readonly escalationDueAt: string;
  readonly escalated: boolean;
}

const to = (status: Status) => (state: State): State => ({ ...state, status });
const child = (_input: unknown, { childId }: State) => (childId === '' ? [] : [childId]);

function revoked(
  referralId: string,
  reason: z.infer<typeof contracts.RevocationReason>,
  { status, childId, toUnit }: State,
  context: DecisionContext<Facts>,
): Decision {
  if (status !== 'SENT' && status !== 'ACCEPTED') return reject(contracts.ReferralAlreadyEnded.of({ status: known(status) }));
  const onward = status === 'ACCEPTED' ? onwardOf({ referralId, childId, toUnit }, context) : [];
  return accept(ReferralRevoked.of({ referralId, childId, toUnit, reason, ...(onward.length === 0 ? {} : { onward }) }));
}

/** Offers and ends nothing by itself: what each status means for access is the access policy's. */
export const referral = decider<State, Facts, typeof events, typeof commands>({
  category: 'referral',
  events,
  commands,
  initialState: {
    status: 'NONE', childId: '', fromUnit: '', toUnit: '', risk: 'HIGH', kind: 'REFERRAL', sentAt: '', answerDueAt: '', escalationDueAt: '', escalated: false,
  },
  evolve: {
    ReferralSent: (state, { childId, caseId, fromUnit, toUnit, risk, kind, answerDueAt }, { recordedAt: sentAt }) => ({
      ...state, status: 'SENT', childId, caseId, fromUnit, toUnit, risk, kind, answerDueAt, sentAt,
    }),
    ReferralAccepted: to('ACCEPTED'),
    ReferralDeclined: to('DECLINED'),
    ReferralCompleted: to('COMPLETED'),
    ReferralRevoked: to('REVOKED'),
    ReferralAnswerReminded: (state, { escalationDueAt }) => ({ ...state, escalationDueAt }),
    ReferralEscalated: (state) => ({ ...state, escalated: true }),
  },
  children: {
    SendReferral: ({ childId }) => [childId],
    ReferTraffickingConcern: ({ childId }) => [childId],
    ReferSummonedChild: ({ childId }) => [childId],
    PassOnCourtSupport: ({ childId }) => [childId],
    EndOnwardReferral: child,
    AcceptReferral: child,
    DeclineReferral: child,
    CompleteReferral: child,
    RevokeReferral: child,
    RemindReferral: child,
    EscalateReferral: child,
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
      if (receiver.role === 'dosvy' && said.offer.concerns.includes('TRAFFICKING') && holdsReferralOfTrafficking(facts, said)) return reject(contracts.ReferralAlreadyOpen.of({}));
      return accept(ReferralSent.of({ ...said, referralId: id, fromUnit: actor.unit, answerDueAt: answerDueAt(facts, said.risk, now) }));
    },
    ReferTraffickingConcern: (said, _state, context) => referConcern(said, context),
    ReferSummonedChild: (said, _state, context) => referSummons(said, context),
    PassOnCourtSupport: (said, _state, context) => passOnSupport(said, context),
    AcceptReferral: ({ referralId }, { status, childId, toUnit, kind }) =>
      status === 'SENT'
        ? accept(ReferralAccepted.of({ referralId, childId, toUnit, kind }))
        : reject(contracts.ReferralAlreadyAnswered.of({ status: known(status) })),
    DeclineReferral: ({ referralId, reason }, { status, childId, toUnit }) =>
      status === 'SENT'
        ? accept(ReferralDeclined.of({ referralId, childId, toUnit, reason }))
        : reject(contracts.ReferralAlreadyAnswered.of({ status: known(status) })),
    CompleteReferral: ({ referralId, outcome }, { status, childId, toUnit }) =>
      status === 'ACCEPTED'
        ? accept(ReferralCompleted.of({ referralId, childId, toUnit, outcome }))
        : reject(contracts.ReferralNotAccepted.of({ status: known(status) })),
    RevokeReferral: ({ referralId, reason }, state, context) => revoked(referralId, reason, state, context),
    EndOnwardReferral: ({ referralId }, state, context) => revoked(referralId, 'SENDERS_REFERRAL_REVOKED', state, context),
    RemindReferral: ({ referralId }, state, { now, facts }) => {
      const { status, childId, toUnit, risk, sentAt, escalationDueAt } = state;
      if (status !== 'SENT') return reject(contracts.ReferralAlreadyAnswered.of({ status: known(status) }));
      if (escalationDueAt !== '') return reject(contracts.ReferralAlreadyReminded.of({}));
      if (isBefore(now, state.answerDueAt)) return reject(contracts.ReferralAnswerNotDue.of({ dueAt: state.answerDueAt }));
      const sent = new Date(sentAt);
      return accept(ReferralAnswerReminded.of({ referralId, childId, toUnit, escalationDueAt: staleAt(facts, risk, sent) }));
    },
    EscalateReferral: ({ referralId }, { status, childId, fromUnit, toUnit, risk, escalationDueAt, escalated }, { now, facts }) => {
      if (status !== 'SENT') return reject(contracts.ReferralAlreadyAnswered.of({ status: known(status) }));
      if (escalationDueAt === '') return reject(contracts.ReferralNotReminded.of({}));
      if (escalated) return reject(contracts.ReferralAlreadyEscalated.of({}));
      if (isBefore(now, escalationDueAt)) return reject(contracts.ReferralAnswerNotDue.of({ dueAt: escalationDueAt }));
      const escalatedTo = escalationUnitOn(facts.reference, toUnit, fromUnit, dayAt(now));
      return accept(ReferralEscalated.of({ referralId, childId, toUnit, risk, escalatedTo }));
    },
  },
});

/** Nobody holds a part in a referral that was never sent, so no command reaches a rule in status NONE. */
function known(status: State['status']): Status {
  if (status === 'NONE') throw new Error('a referral that was never sent was decided on');
  return status;
}
