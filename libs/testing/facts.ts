import type { Facts } from '#access';
import { type Reference, type Unit, Visit } from '#contracts/vocabulary';

const unit = (id: string, role: Unit['role'], more: Pick<Unit, 'province' | 'escalatesTo'> = {}): Unit => ({
  id,
  agency: id,
  role,
  name: id,
  validFrom: '2000-01-01',
  ...more,
});

/** A small directory and taxonomy for specs. */
export const aReference: Reference = {
  provinces: [{ code: '17', name: 'Siem Reap', nameKhmer: 'សៀមរាប', validFrom: '2000-01-01' }],
  units: [
    unit('police-1710', 'police-district', { province: '17' }),
    unit('ahtjp-17', 'ahtjp-provincial', { province: '17' }),
    unit('dosvy-17', 'dosvy', { province: '17', escalatesTo: 'mosvy-national' }),
    unit('court-17', 'court-liaison', { province: '17' }),
    unit('mosvy-national', 'dosvy'),
    unit('ngo-a', 'ngo', { escalatesTo: 'dosvy-17' }),
    unit('ngo-b', 'ngo', { escalatesTo: 'dosvy-17' }),
  ],
  offences: [
    { code: 'TIPSE-34', law: 'TIPSE', article: '34', title: 'Purchase of child prostitution', validFrom: '2008-02-15' },
    { code: 'TIPSE-42', law: 'TIPSE', article: '42', title: 'Sexual intercourse with a minor', validFrom: '2008-02-15' },
  ],
  serviceLevels: [
    { risk: 'HIGH', answerWithinHours: 24, staleAfterHours: 48, validFrom: '2000-01-01' },
    { risk: 'MEDIUM', answerWithinHours: 72, staleAfterHours: 336, validFrom: '2000-01-01' },
    { risk: 'LOW', answerWithinHours: 168, staleAfterHours: 336, validFrom: '2000-01-01' },
  ],
  followUpVisits: [
    ...[7, 14, 28].map((days, index) => ({ visit: Visit.options[index] ?? 'W1', days, overdueAfterHours: 336, validFrom: '2000-01-01' })),
    ...[2, 3, 6, 9, 12].map((months, index) => ({ visit: Visit.options[index + 3] ?? 'M2', months, overdueAfterHours: 336, validFrom: '2000-01-01' })),
  ],
  contactLimits: [{ planJointlyWithinDays: 3, overloadWithinDays: 7, overloadAbove: 3, validFrom: '2000-01-01' }],
  repeatAnswers: [{ answerWithinHours: 72, validFrom: '2000-01-01' }],
};

export const theFacts = (changes: Partial<Facts> = {}): Facts => ({
  standing: [],
  children: [],
  referrals: [],
  suspects: [],
  interviewers: [],
  contacts: [],
  reference: aReference,
  provesSearch: () => true,
  ...changes,
});
