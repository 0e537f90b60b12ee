import { z } from 'zod';
import { command, day, id, rejection, text } from '#kernel';
import { Concern, districtCode, Risk, unitId, UnknownUnit } from '#contracts/vocabulary';
import { Consent, DeclineReason, Offer, ReferralKind, ReferralOutcome, RevokeReason } from './events.js';

export const ReferralStatus = z.enum(['SENT', 'ACCEPTED', 'DECLINED', 'COMPLETED', 'REVOKED']);
const status = z.object({ status: ReferralStatus });

export const ReferralAlreadyAnswered = rejection({
  name: 'ReferralAlreadyAnswered',
  message: 'This referral was answered or taken back before. Look at its status; nothing was recorded.',
  fields: status,
});

export const ReferralNotAccepted = rejection({
  name: 'ReferralNotAccepted',
  message: 'Only an accepted referral can be completed. Look at its status; nothing was recorded.',
  fields: status,
});

export const ReferralAlreadyEnded = rejection({
  name: 'ReferralAlreadyEnded',
  message: 'This referral has ended already. Look at its status; nothing was recorded.',
  fields: status,
});

export const ConsentReasonMissing = rejection({
  name: 'ConsentReasonMissing',
  message: 'Consent may be overridden only for safety or a legal duty: give the reason. Nothing was recorded.',
  fields: z.object({}),
});

export const ReferralAlreadyReminded = rejection({
  name: 'ReferralAlreadyReminded',
  message: 'The receiver was reminded of this referral before. Nothing was recorded.',
  fields: z.object({}),
});

export const ReferralAlreadyEscalated = rejection({
  name: 'ReferralAlreadyEscalated',
  message: 'This referral was escalated before. Nothing was recorded.',
  fields: z.object({}),
});

export const ReferralAnswerNotDue = rejection({
  name: 'ReferralAnswerNotDue',
  message: 'There is still time to answer this referral. Nothing was recorded.',
  fields: z.object({ dueAt: z.iso.datetime() }),
});

export const ReferralNotReminded = rejection({
  name: 'ReferralNotReminded',
  message: 'A referral is escalated after its receiver was reminded of it. Nothing was recorded.',
  fields: z.object({}),
});

export const ReferralAlreadyOpen = rejection({
  name: 'ReferralAlreadyOpen',
  message: 'That unit has an open referral of this child for the same concern of the same case. Wait for its answer; nothing was recorded.',
  fields: z.object({}),
});

export const AlreadyWithSocialAffairs = rejection({
  name: 'AlreadyWithSocialAffairs',
  message: 'The office that the child would be referred to opened the case itself. Nothing was recorded.',
  fields: z.object({}),
});

export const HearingIsOver = rejection({
  name: 'HearingIsOver',
  message: 'The hearing is over, so the child needs no support for it any more. Nothing was recorded.',
  fields: z.object({}),
});

export const NoCourtSupportAccepted = rejection({
  name: 'NoCourtSupportAccepted',
  message: 'Social affairs has not taken on the support of this child at court. Nothing was recorded.',
  fields: z.object({}),
});

export const NoNgoHasTheChild = rejection({
  name: 'NoNgoHasTheChild',
  message: 'No NGO has taken on this child, so none can be asked. Nothing was recorded.',
  fields: z.object({}),
});

const referral = { category: 'referral', id: 'referralId' } as const;

export const SendReferral = command({
  name: 'SendReferral',
  context: 'referrals',
  service: 'dosvy',
  help: 'Ask another unit to take part; it sees an offer without a name until it accepts.',
  stream: { category: 'referral', id: 'new' },
  input: z
    .object({
      childId: id(),
      caseId: id().optional(),
      toUnit: unitId(),
      kind: ReferralKind,
      risk: Risk,
      offer: Offer,
      consent: Consent,
      note: text(4000).optional(),
    })
    .refine(({ kind, offer }) => kind !== 'COURT_SUPPORT' || offer.hearingOn !== undefined, {
      path: ['offer', 'hearingOn'],
      message: 'is needed: say for which hearing the child needs support',
    }),
  rejections: [UnknownUnit, ConsentReasonMissing, ReferralAlreadyOpen],
});

export const ReferTraffickingConcern = command({
  name: 'ReferTraffickingConcern',
  context: 'referrals',
  service: 'dosvy',
  by: 'policy',
  help: 'Tell social affairs of the province of a child that may have been trafficked, for the office that opened the case.',
  stream: { category: 'referral', id: 'new' },
  input: z.object({
    childId: id(),
    caseId: id(),
    districtCode: districtCode(),
    concerns: z.array(Concern).min(1),
    /** Unit that opened the case. */
    fromUnit: unitId(),
  }),
  rejections: [ReferralAlreadyOpen, AlreadyWithSocialAffairs],
});

export const ReferSummonedChild = command({
  name: 'ReferSummonedChild',
  context: 'referrals',
  service: 'dosvy',
  by: 'policy',
  help: 'Ask social affairs, for a court, to prepare and accompany a child that was summoned.',
  stream: { category: 'referral', id: 'new' },
  input: z.object({ childId: id(), caseId: id().optional(), courtUnit: unitId(), hearingOn: day() }),
  rejections: [HearingIsOver, ReferralAlreadyOpen],
});

export const PassOnCourtSupport = command({
  name: 'PassOnCourtSupport',
  context: 'referrals',
  service: 'dosvy',
  by: 'policy',
  help: 'Ask the NGO that has the child, for social affairs, to prepare it for court and bring it there.',
  stream: { category: 'referral', id: 'new' },
  input: z.object({
    childId: id(),
    /** By which social affairs took on the support. */
    acceptedReferralId: id(),
  }),
  rejections: [NoCourtSupportAccepted, NoNgoHasTheChild, HearingIsOver, ReferralAlreadyOpen],
});

export const AcceptReferral = command({
  name: 'AcceptReferral',
  context: 'referrals',
  service: 'dosvy',
  help: 'Take the child on: from now on your unit sees what its role may see.',
  stream: referral,
  input: z.object({ referralId: id() }),
  rejections: [ReferralAlreadyAnswered],
});

export const DeclineReferral = command({
  name: 'DeclineReferral',
  context: 'referrals',
  service: 'dosvy',
  help: 'Say no, with the reason, so that another place can be found.',
  stream: referral,
  input: z.object({ referralId: id(), reason: DeclineReason }),
  rejections: [ReferralAlreadyAnswered],
});

export const CompleteReferral = command({
  name: 'CompleteReferral',
  context: 'referrals',
  service: 'dosvy',
  help: 'Say that what was asked for is done; your access to the child ends.',
  stream: referral,
  input: z.object({ referralId: id(), outcome: ReferralOutcome }),
  rejections: [ReferralNotAccepted],
});

export const RevokeReferral = command({
  name: 'RevokeReferral',
  context: 'referrals',
  service: 'dosvy',
  help: 'Take a referral back that your unit sent, or as social affairs any of a child of your province; the access of the receiver ends.',
  stream: referral,
  input: z.object({ referralId: id(), reason: RevokeReason }),
  rejections: [ReferralAlreadyEnded],
});

export const EndOnwardReferral = command({
  name: 'EndOnwardReferral',
  context: 'referrals',
  service: 'dosvy',
  by: 'policy',
  help: 'Take back a referral whose sender had the child by a referral that was taken back.',
  stream: referral,
  input: z.object({ referralId: id() }),
  rejections: [ReferralAlreadyEnded],
});

export const RemindReferral = command({
  name: 'RemindReferral',
  context: 'referrals',
  service: 'dosvy',
  by: 'policy',
  help: 'Remind the receiver that the time to answer is over.',
  stream: referral,
  input: z.object({ referralId: id() }),
  rejections: [ReferralAlreadyAnswered, ReferralAlreadyReminded, ReferralAnswerNotDue],
});

export const EscalateReferral = command({
  name: 'EscalateReferral',
  context: 'referrals',
  service: 'dosvy',
  by: 'policy',
  help: 'Say that a referral is still not answered, long after its receiver was reminded.',
  stream: referral,
  input: z.object({ referralId: id() }),
  rejections: [ReferralAlreadyAnswered, ReferralNotReminded, ReferralAlreadyEscalated, ReferralAnswerNotDue],
});
