import { events } from '#contracts/all';
import type { ChildRegistered } from '#contracts/children';
import type { SuspectArrested } from '#contracts/investigation';
import type { ReferralAccepted, ReferralCompleted, ReferralDeclined, ReferralRevoked, ReferralSent } from '#contracts/referrals';
import { dayOf, json, type Projection, type Projector } from '#kernel';

const registered: Projector<typeof ChildRegistered> = ({ data, envelope }) => [
  {
    kind: 'put',
    table: 'known_child',
    key: { child_id: data.childId },
    row: {
      sex: data.sex,
      age_years: data.ageYears ?? null,
      age_as_of: data.ageYears === undefined ? null : dayOf(envelope.occurredAt),
    },
  },
];

const sent: Projector<typeof ReferralSent> = ({ data }) => [
  {
    kind: 'put',
    table: 'known_referral',
    key: { referral_id: data.referralId },
    row: {
      child_id: data.childId,
      case_id: data.caseId ?? null,
      from_unit: data.fromUnit,
      to_unit: data.toUnit,
      kind: data.kind,
      status: 'SENT',
      offer: json(data.offer),
      answered_at: null,
      ended_at: null,
    },
  },
];

const accepted: Projector<typeof ReferralAccepted> = ({ data, envelope }) => [
  {
    kind: 'set',
    table: 'known_referral',
    where: { referral_id: data.referralId },
    values: { status: 'ACCEPTED', answered_at: envelope.recordedAt },
  },
];

const declined: Projector<typeof ReferralDeclined> = ({ data, envelope }) => [
  { kind: 'set', table: 'known_referral', where: { referral_id: data.referralId }, values: { status: 'ENDED', answered_at: envelope.recordedAt } },
];

const over: Projector<typeof ReferralCompleted | typeof ReferralRevoked> = ({ data, envelope }) => [
  { kind: 'set', table: 'known_referral', where: { referral_id: data.referralId }, values: { status: 'ENDED', ended_at: envelope.recordedAt } },
];

const arrested: Projector<typeof SuspectArrested> = ({ data: { suspectId, relationToChild: relation }, envelope }) =>
  relation === undefined
    ? []
    : envelope.childIds.map((childId) => ({ kind: 'put', table: 'known_suspect', key: { suspect_id: suspectId, child_id: childId }, row: { relation } }));

/** What services must know of a child, beyond who stands to it, to decide what is to be done for it. */
export const circumstancesProjection: Projection = {
  name: 'circumstances',
  tables: ['known_child', 'known_referral', 'known_suspect'],
  opens: false,
  handlers: {
    ...Object.fromEntries(Object.keys(events).map((type) => [type, 'ignored'] as const)),
    'children.ChildRegistered': registered,
    'investigation.SuspectArrested': arrested,
    'referrals.ReferralSent': sent,
    'referrals.ReferralAccepted': accepted,
    'referrals.ReferralDeclined': declined,
    'referrals.ReferralCompleted': over,
    'referrals.ReferralRevoked': over,
  },
};
