import type { Envelope } from '#kernel';
import type { Json, JsonObject } from '#kernel';
import { provinceHolder, type Relation, type Standing, unitHolder } from './relations.js';

export type StandingChange =
  | { readonly kind: 'begin'; readonly standing: Standing }
  /** Ends what a source gave a holder in one relation; all sources' rows of that relation where they match. */
  | { readonly kind: 'end'; readonly source: string; readonly relation: Relation };

type Rule = (data: JsonObject, envelope: Envelope) => readonly StandingChange[];

/** Ids and units are text in every event that these rules read. */
const text = (value: Json | undefined): string => {
  if (typeof value !== 'string') throw new TypeError('an event names no unit or source where its contract has one');
  return value;
};

const begin = (childIds: readonly string[], holder: string, relation: Relation, source: Json | undefined): readonly StandingChange[] =>
  childIds.map((childId) => ({ kind: 'begin', standing: { childId, holder, relation, source: text(source) } }));
const end = (source: Json | undefined, relation: Relation): StandingChange => ({ kind: 'end', source: text(source), relation });

const provinceOf = (district: Json | undefined): readonly string[] => (typeof district === 'string' ? [district.slice(0, 2)] : []);

const inProvince = (data: JsonObject, { childIds }: Envelope, source: Json | undefined) =>
  provinceOf(data['districtCode']).flatMap((code) => begin(childIds, provinceHolder(code), 'own-province', source));

const ended: Rule = (data, { childIds }) => [
  end(data['referralId'], 'referral-offered'),
  end(data['referralId'], 'referral-accepted'),
  ...begin(childIds, unitHolder(text(data['toUnit'])), 'referral-ended', data['referralId']),
];

/** How events change who stands to a child; every other event changes nothing. */
export const standingRules: Readonly<Record<string, Rule>> = {
  'children.ChildRegistered': (data, envelope) => [
    ...begin(envelope.childIds, unitHolder(envelope.actor.unit), 'registered', data['childId']),
    ...inProvince(data, envelope, data['childId']),
    ...(envelope.actor.province === undefined
      ? []
      : begin(envelope.childIds, provinceHolder(envelope.actor.province), 'own-province', data['childId'])),
  ],
  'investigation.CaseOpened': (data, envelope) => [
    ...begin(envelope.childIds, unitHolder(envelope.actor.unit), 'own-case', data['caseId']),
    ...inProvince(data, envelope, data['caseId']),
  ],
  'investigation.CaseReferredToCourt': (data, { childIds }) =>
    begin(childIds, unitHolder(text(data['courtUnit'])), 'court-case', data['caseId']),
  'interviews.InterviewSeriesPlanned': (data, { childIds, actor }) =>
    begin(childIds, unitHolder(actor.unit), 'lead-team', data['seriesId']),
  'referrals.ReferralSent': (data, { childIds }) =>
    begin(childIds, unitHolder(text(data['toUnit'])), 'referral-offered', data['referralId']),
  'referrals.ReferralAccepted': (data, { childIds }) => [
    end(data['referralId'], 'referral-offered'),
    ...begin(childIds, unitHolder(text(data['toUnit'])), 'referral-accepted', data['referralId']),
  ],
  'referrals.ReferralDeclined': ended,
  'referrals.ReferralCompleted': ended,
  'referrals.ReferralRevoked': ended,
};

/** Changes of standing that one stored event brings. */
export const standingChanges = (type: string, data: JsonObject, envelope: Envelope): readonly StandingChange[] =>
  standingRules[type]?.(data, envelope) ?? [];
