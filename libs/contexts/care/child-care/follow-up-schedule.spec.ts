import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Visit } from '#contracts/care';
import { followUpSchedule } from './follow-up-schedule.js';

const due = (startedOn: string) => Object.fromEntries(followUpSchedule(startedOn).map(({ visit, dueOn }) => [visit, dueOn]));

describe('the follow-up schedule', () => {
  it('visits in weeks 1, 2 and 4, in months 2 and 3, then every quarter for a year', () => {
    expect(due('2026-06-01')).toEqual({
      W1: '2026-06-08',
      W2: '2026-06-15',
      W4: '2026-06-29',
      M2: '2026-08-01',
      M3: '2026-09-01',
      M6: '2026-12-01',
      M9: '2027-03-01',
      M12: '2027-06-01',
    });
  });

  it('takes the last day of a month that is too short', () => {
    expect(due('2025-12-31')).toMatchObject({ M2: '2026-02-28', M6: '2026-06-30', M9: '2026-09-30', M12: '2026-12-31' });
    expect(due('2024-02-29')).toMatchObject({ M12: '2025-02-28' });
  });

  it('owes every visit once, in order, and the last a year later, whenever it starts', () => {
    const anyDay = fc.date({ min: new Date('1990-01-01'), max: new Date('2100-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(anyDay, (date) => {
        const start = date.toISOString().slice(0, 10);
        const visits = followUpSchedule(start);
        const days = visits.map(({ dueOn }) => dueOn);
        expect(visits.map(({ visit }) => visit)).toEqual(Visit.options);
        expect(days).toEqual([...days].sort());
        const year = Number(start.slice(0, 4)) + 1;
        expect(days.at(-1)).toBe(start.endsWith('02-29') ? `${year}-02-28` : `${year}${start.slice(4)}`);
      }),
    );
  });
});
