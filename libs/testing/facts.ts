import type { Facts } from '#access';
import type { Reference, Unit } from '#contracts/vocabulary';

const unit = (id: string, role: Unit['role'], province?: string): Unit => ({
  id,
  agency: id,
  role,
  name: id,
  validFrom: '2000-01-01',
  ...(province === undefined ? {} : { province }),
});

/** A small directory and taxonomy for specs. */
export const aReference: Reference = {
  provinces: [{ code: '17', name: 'Siem Reap', nameKhmer: 'សៀមរាប', validFrom: '2000-01-01' }],
  units: [
    unit('police-1710', 'police-district', '17'),
    unit('ahtjp-17', 'ahtjp-provincial', '17'),
    unit('dosvy-17', 'dosvy', '17'),
    unit('court-17', 'court-liaison', '17'),
    unit('ngo-a', 'ngo'),
    unit('ngo-b', 'ngo'),
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
};

export const theFacts = (changes: Partial<Facts> = {}): Facts => ({
  standing: [],
  reference: aReference,
  provesSearch: () => true,
  ...changes,
});
