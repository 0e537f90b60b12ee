import type { DataClass, Role } from '#kernel';
import type { Relation } from './relations.js';

export type Level = 'full' | 'partial' | 'milestone' | 'none';

export interface Grant {
  readonly level: Exclude<Level, 'none'>;
  readonly when: readonly Relation[];
}

const full = (...when: readonly Relation[]): readonly Grant[] => [{ level: 'full', when }];
const partial = (...when: readonly Relation[]): readonly Grant[] => [{ level: 'partial', when }];
const milestone = (...when: readonly Relation[]): readonly Grant[] => [{ level: 'milestone', when }];

type Row = Partial<Record<Role, readonly Grant[]>>;

const ahtjp = ['own-province', 'own-case', 'referral-accepted'] as const;
const dosvy = ['own-province', 'referral-accepted'] as const;

/**
 * Who may see what of a child that they stand to in these ways. What is not written here is not seen.
 * What a unit wrote itself, or takes part in as a party, it always sees: that rule is in `levelOf`.
 */
export const readingTable: Readonly<Record<DataClass, Row>> = {
  'reporter-identity': {
    'ahtjp-provincial': partial(...ahtjp),
  },
  'child-identity': {
    'hotline-operator': partial('own-case', 'registered'),
    'police-district': full('own-case', 'registered'),
    'ahtjp-provincial': full(...ahtjp, 'registered'),
    'forensic-doctor': full('own-exam'),
    dosvy: full(...dosvy, 'registered'),
    ngo: full('referral-accepted', 'registered'),
    'court-liaison': full('court-case'),
    lawyer: full('client'),
  },
  'interview-recording': {
    'police-district': milestone('own-case'),
    'ahtjp-provincial': full('lead-team'),
    dosvy: milestone(...dosvy),
    'court-liaison': full('court-case'),
  },
  'interview-summary': {
    'police-district': milestone('own-case'),
    'ahtjp-provincial': full(...ahtjp),
    'forensic-doctor': milestone('own-exam'),
    dosvy: full(...dosvy),
    ngo: partial('referral-accepted'),
    'court-liaison': full('court-case'),
    lawyer: full('client'),
  },
  'forensic-certificate': {
    'ahtjp-provincial': full('lead-team'),
    'forensic-doctor': full('own-exam'),
    dosvy: milestone(...dosvy),
    'court-liaison': full('court-case'),
    lawyer: full('client'),
  },
  'shelter-address': {
    dosvy: full(...dosvy),
  },
  'case-plan': {
    dosvy: full(...dosvy),
    'court-liaison': milestone('court-case'),
    lawyer: milestone('client'),
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
    'police-district': milestone('own-case'),
    'ahtjp-provincial': partial(...ahtjp),
    dosvy: milestone(...dosvy),
    ngo: milestone('referral-accepted'),
    'court-liaison': full('court-case'),
    lawyer: full('client'),
  },
};
