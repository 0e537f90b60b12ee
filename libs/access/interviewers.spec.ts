import { describe, expect, it } from '@jest/globals';
import { certifiedUntil, isCertified, type KnownInterviewer } from './interviewers.js';

const known: KnownInterviewer = {
  interviewerId: 'i', unit: 'ahtjp-17', sex: 'FEMALE', languages: ['khm'],
  certificates: [{ from: '2025-01-01', until: '2025-12-31' }, { from: '2025-06-01', until: '2026-05-31' }, { from: '2027-01-01', until: '2027-12-31' }],
};

describe('a certificate', () => {
  it('holds from its first day to its last', () => {
    const days = ['2024-12-31', '2025-01-01', '2026-05-31', '2026-06-01', '2027-01-01'];
    expect(days.map((day) => isCertified(known, day))).toEqual([false, true, true, false, true]);
  });

  it('is read with the others that hold that day, and ends when its holder leaves', () => {
    expect(certifiedUntil(known, '2025-07-01')).toBe('2026-05-31');
    expect(certifiedUntil(known, '2025-03-01')).toBe('2025-12-31');
    const left = { ...known, lastDay: '2025-09-30' };
    expect([certifiedUntil(left, '2025-07-01'), isCertified(left, '2025-09-30'), isCertified(left, '2025-10-01')]).toEqual(['2025-09-30', true, false]);
    expect(certifiedUntil({ ...known, certificates: [] }, '2025-07-01')).toBeUndefined();
  });
});
