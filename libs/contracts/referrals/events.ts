import { z } from 'zod';
import { day, event, id, personal, text } from '#kernel';
import { AgeBand, Concern, districtCode, Risk, ServiceCode, Sex, unitId } from '#contracts/vocabulary';

export const ReferralKind = z.enum(['REFERRAL', 'TRANSFER', 'COURT_SUPPORT']);
export const DeclineReason = z.enum([
  'SEX_POLICY',
  'AGE_POLICY',
  'CONCERN_POLICY',
  'CHILD_DECLINED_STAY',
  'NO_CAPACITY',
  'OUT_OF_AREA',
  'SECURITY_RISK',
  'INCOMPLETE_CONSENT',
  'DUPLICATE',
]);
export const RevokeReason = z.enum(['CHILD_WITHDREW', 'CAREGIVER_WITHDREW', 'SENT_IN_ERROR', 'ANOTHER_AGENCY_ACCEPTED', 'NO_LONGER_NEEDED']);
/** Why a referral was taken back; the last by the product itself, where the one on whose strength it was sent was taken back. */
export const RevocationReason = z.enum([...RevokeReason.options, 'SENDERS_REFERRAL_REVOKED']);
export const ReferralOutcome = z.enum(['NEEDS_MET', 'NEEDS_PARTLY_MET', 'CHILD_LEFT', 'MOVED_OUT_OF_AREA']);
export const ConsentFrom = z.enum(['CHILD', 'CAREGIVER_AND_CHILD', 'DOSVY_BEST_INTEREST', 'OVERRIDDEN']);
export const OverrideReason = z.enum(['IMMEDIATE_DANGER', 'LEGAL_DUTY', 'CAREGIVER_SUSPECTED', 'COURT_ORDER']);

/** What the receiver may know before it has accepted: enough to say yes or no, nothing that names the child. */
export const Offer = z.object({
  sex: Sex,
  ageBand: AgeBand,
  districtCode: districtCode().optional(),
  /** As many as a case may have: a child of whom all is feared is referred too. */
  concerns: z.array(Concern).min(1).max(Concern.options.length),
  needs: z.array(ServiceCode).min(1).max(10),
  bedNeeded: z.boolean(),
  voluntaryStay: z.boolean().optional(),
  /** Day on which the child is to be heard by a court, where it needs support for that. */
  hearingOn: day().optional(),
});

export const Consent = z.object({ from: ConsentFrom, overrideReason: OverrideReason.optional() });

const example = {
  referralId: '0a7d4a53-9c0e-5a43-8d55-6b1c5f0e2d11',
  childId: '3f0e8f7a-2b1c-5d4e-8f9a-0b1c2d3e4f5a',
};

export const ReferralSent = event({
  type: 'referrals.ReferralSent',
  version: 3,
  about: 'case-plan',
  milestone: 'Referral sent',
  published: true,
  data: z.object({
    referralId: id(),
    childId: id(),
    caseId: id().optional(),
    fromUnit: unitId(),
    toUnit: unitId(),
    kind: ReferralKind,
    risk: Risk,
    offer: Offer,
    consent: Consent,
    /** UTC moment by which the receiver owes an answer. */
    answerDueAt: z.iso.datetime(),
    note: personal('case-plan', 'childId', text(4000)).optional(),
  }),
  sample: {
    ...example,
    fromUnit: 'ahtjp-17',
    toUnit: 'dosvy-17',
    kind: 'REFERRAL',
    risk: 'HIGH',
    offer: { sex: 'FEMALE', ageBand: 'AGE_12_14', concerns: ['TRAFFICKING'], needs: ['COUNSELLING'], bedNeeded: true },
    consent: { from: 'OVERRIDDEN', overrideReason: 'IMMEDIATE_DANGER' },
    answerDueAt: '2026-03-02T20:05:00Z',
    note: 'ត្រូវការជំនួយបន្ទាន់',
  },
  upcasts: { 1: (old) => old, 2: (old) => old },
});

export const ReferralAccepted = event({
  type: 'referrals.ReferralAccepted',
  version: 2,
  about: 'case-plan',
  milestone: 'Referral accepted',
  published: true,
  data: z.object({
    referralId: id(),
    childId: id(),
    toUnit: unitId(),
    /** What was taken on; absent where it was not said at the time. */
    kind: ReferralKind.optional(),
  }),
  sample: { ...example, toUnit: 'dosvy-17', kind: 'REFERRAL' },
  upcasts: { 1: (old) => old },
});

export const ReferralDeclined = event({
  type: 'referrals.ReferralDeclined',
  version: 1,
  about: 'case-plan',
  milestone: 'Referral declined',
  published: true,
  data: z.object({ referralId: id(), childId: id(), toUnit: unitId(), reason: DeclineReason }),
  sample: { ...example, toUnit: 'ngo-b', reason: 'CHILD_DECLINED_STAY' },
});

export const ReferralCompleted = event({
  type: 'referrals.ReferralCompleted',
  version: 1,
  about: 'case-plan',
  milestone: 'Referral completed',
  published: true,
  data: z.object({ referralId: id(), childId: id(), toUnit: unitId(), outcome: ReferralOutcome }),
  sample: { ...example, toUnit: 'ngo-a', outcome: 'NEEDS_MET' },
});

export const ReferralRevoked = event({
  type: 'referrals.ReferralRevoked',
  version: 2,
  about: 'case-plan',
  milestone: 'Referral revoked',
  published: true,
  data: z.object({
    referralId: id(),
    childId: id(),
    toUnit: unitId(),
    reason: RevocationReason,
    /** Referrals by which the receiver had passed the child on, and has no other ground to: they end too. */
    onward: z.array(id()).optional(),
  }),
  sample: { ...example, toUnit: 'ngo-a', reason: 'CHILD_WITHDREW', onward: ['6c1d2e3f-4a5b-5c6d-8e7f-9a0b1c2d3e4f'] },
  upcasts: { 1: (old) => old },
});

export const ReferralAnswerReminded = event({
  type: 'referrals.ReferralAnswerReminded',
  version: 1,
  about: 'case-plan',
  milestone: 'Referral reminded',
  published: true,
  data: z.object({
    referralId: id(),
    childId: id(),
    toUnit: unitId(),
    /** UTC moment at which a referral that is still not answered is escalated. */
    escalationDueAt: z.iso.datetime(),
  }),
  sample: { ...example, toUnit: 'dosvy-17', escalationDueAt: '2026-03-03T20:05:00Z' },
});

export const ReferralEscalated = event({
  type: 'referrals.ReferralEscalated',
  version: 2,
  about: 'case-plan',
  milestone: 'Referral escalated',
  published: true,
  data: z.object({
    referralId: id(),
    childId: id(),
    toUnit: unitId(),
    risk: Risk,
    /** Unit that is told; absent where the directory named none. */
    escalatedTo: unitId().optional(),
  }),
  sample: { ...example, toUnit: 'dosvy-17', risk: 'HIGH', escalatedTo: 'mosvy-national' },
  upcasts: { 1: (old) => old },
});
