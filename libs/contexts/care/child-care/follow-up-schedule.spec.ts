import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Visit } from '#contracts/care';
import { aReference } from '#testing';
import { followUpSchedule } from './follow-up-schedule.js';

const before = new Date('1990-01-01T00:00:00Z');
const due = (startedOn: string) => Object.fromEntries(followUpSchedule(aReference, startedOn, before).map(({ visit, dueOn }) => [visit, dueOn]));

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

  it('counts a visit as overdue two weeks after the day it was due in Phnom Penh, or after it was written down later than that', () => {
    const overdue = (now: string) => followUpSchedule(aReference, '2026-06-01', new Date(now)).slice(0, 2).map(({ overdueAt }) => overdueAt);
    expect(overdue('2026-06-01T02:00:00Z')).toEqual(['2026-06-22T17:00:00.000Z', '2026-06-29T17:00:00.000Z']);
    expect(overdue('2026-06-10T02:00:00Z')).toEqual(['2026-06-24T02:00:00.000Z', '2026-06-29T17:00:00.000Z']);
  });

  it('follows the list that held on the day the child went home', () => {
    const [first, ...rest] = aReference.followUpVisits;
    if (first === undefined) throw new Error('there is no first visit');
    const changed = { ...aReference, followUpVisits: [{ ...first, validTo: '2026-05-31' }, { ...first, days: 3, validFrom: '2026-06-01' }, ...rest] };
    const [old, now] = ['2026-05-31', '2026-06-01'].map((day) => followUpSchedule(changed, day, before)[0]?.dueOn);
    expect([old, now]).toEqual(['2026-06-07', '2026-06-04']);
  });

  it('owes every visit once, in order, and the last a year later, whenever it starts', () => {
    const anyDay = fc.date({ min: new Date('1990-01-01'), max: new Date('2100-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(anyDay, (date) => {
        const start = date.toISOString().slice(0, 10);
        const visits = followUpSchedule(aReference, start, before);
        const days = visits.map(({ dueOn }) => dueOn);
        expect(visits.map(({ visit }) => visit)).toEqual(Visit.options);
        expect(days).toEqual([...days].sort());
        const year = Number(start.slice(0, 4)) + 1;
        expect(days.at(-1)).toBe(start.endsWith('02-29') ? `${year}-02-28` : `${year}${start.slice(4)}`);
      }),
    );
  });
});
