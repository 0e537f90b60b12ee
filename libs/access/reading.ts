import type { DataClass, Role } from '#kernel';
import type { Relation } from './relations.js';

export type Level = 'full' | 'partial' | 'milestone' | 'none';

/**
 * `part`: the unit is named in the entry itself, as sender, provider or participant, and sees that entry so far.
 * `released`: the recording that the entry tells of is released to the unit today.
 */
export type ReadingCondition = Relation | 'part' | 'released';

export interface Grant {
  readonly level: Exclude<Level, 'none'>;
  readonly when: readonly ReadingCondition[];
}

const full = (...when: readonly ReadingCondition[]): readonly Grant[] => [{ level: 'full', when }];
const partial = (...when: readonly ReadingCondition[]): readonly Grant[] => [{ level: 'partial', when }];
const milestone = (...when: readonly ReadingCondition[]): readonly Grant[] => [{ level: 'milestone', when }];

type Row = Partial<Record<Role, readonly Grant[]>>;

const police = ['own-case', 'referral-accepted'] as const;
/** A case that the provincial unit opened is its own, whatever district is written in it. */
const ahtjp = ['own-province', 'own-case', 'referral-accepted'] as const;
const dosvy = ['own-province', 'referral-accepted'] as const;

/**
 * Who may see what of a child that they stand to in these ways. What is not written here is not seen.
 * What a unit wrote itself it always sees: that rule is in `entryLevel`.
 */
export const readingTable: Readonly<Record<DataClass, Row>> = {
  'reporter-identity': {
    'ahtjp-provincial': partial(...ahtjp),
  },
  'child-identity': {
    'hotline-operator': partial('own-case', 'registered'),
    'police-district': full(...police),
    'ahtjp-provincial': full(...ahtjp),
    'forensic-doctor': full('own-exam'),
    dosvy: full(...dosvy),
    ngo: full('referral-accepted'),
    'court-liaison': full('court-case'),
    lawyer: full('client'),
  },
  // Taking part in an interview opens no recording: a recording is released, by name and until a day.
  'interview-recording': {
    'police-district': [...milestone(...police), ...full('released')],
    'ahtjp-provincial': full('lead-team', 'released'),
    dosvy: milestone(...dosvy),
    'court-liaison': full('court-case'),
    // By order: only a court releases to a lawyer.
    lawyer: full('released'),
  },
  'interview-summary': {
    'police-district': milestone(...police, 'part'),
    'ahtjp-provincial': full(...ahtjp, 'part'),
    'forensic-doctor': milestone('own-exam', 'part'),
    dosvy: full(...dosvy, 'part'),
    // After acceptance and until it ends, also where it was asked to take part.
    ngo: partial('referral-accepted'),
    'court-liaison': full('court-case', 'part'),
    lawyer: full('client'),
  },
  'forensic-certificate': {
    'ahtjp-provincial': full('lead-team', 'own-case'),
    'forensic-doctor': full('own-exam'),
    dosvy: milestone(...dosvy),
    'court-liaison': full('court-case'),
    lawyer: full('client'),
  },
  'shelter-address': {
    dosvy: full(...dosvy, 'part'),
    ngo: full('part'),
  },
  'case-plan': {
    'police-district': full('part'),
    'ahtjp-provincial': full('part'),
    dosvy: full(...dosvy, 'part'),
    ngo: full('part'),
    'court-liaison': milestone('court-case', 'part'),
    lawyer: milestone('client', 'part'),
  },
  'juvenile-suspect': {
    'police-district': full('own-case'),
    'ahtjp-provincial': full(...ahtjp),
    dosvy: full(...dosvy),
    ngo: full('referral-accepted'),
    'court-liaison': full('court-case'),
    lawyer: full('client'),
  },
  charges: {
    'police-district': milestone(...police),
    'ahtjp-provincial': partial(...ahtjp),
    dosvy: milestone(...dosvy),
    ngo: milestone('referral-accepted'),
    'court-liaison': full('court-case'),
    lawyer: full('client'),
  },
};
