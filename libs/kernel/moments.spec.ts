import { describe, expect, it } from '@jest/globals';
import { dayOf, impossibleMoment, surelyBefore } from './moments.js';

const now = new Date('2026-03-02T02:00:00Z');

describe('the moment at which something is said to have happened', () => {
  it('may be up to five minutes ahead of the clock, not more', () => {
    expect(impossibleMoment({ value: '2026-03-02T09:04:00+07:00', precision: 'MINUTE' }, now)).toBeUndefined();
    expect(impossibleMoment({ value: '2026-03-02T09:06:00+07:00', precision: 'MINUTE' }, now)).toContain('future');
  });

  it('may be written late in a day, month or year that is known only as such and has begun', () => {
    expect(impossibleMoment({ value: '2026-03-02T23:59:00+07:00', precision: 'DAY' }, now)).toBeUndefined();
    expect(impossibleMoment({ value: '2026-03-31T12:00:00+07:00', precision: 'MONTH' }, now)).toBeUndefined();
    expect(impossibleMoment({ value: '2026-12-31T12:00:00.000Z', precision: 'YEAR' }, now)).toBeUndefined();
    expect(impossibleMoment({ value: '2026-03-02T09:59:00+07:00', precision: 'HOUR' }, now)).toBeUndefined();
  });

  it('may not lie in a day, month or year that has not begun', () => {
    expect(impossibleMoment({ value: '2026-03-03T00:00:00+07:00', precision: 'DAY' }, now)).toContain('future');
    expect(impossibleMoment({ value: '2026-04-01T00:00:00+07:00', precision: 'MONTH' }, now)).toContain('future');
    expect(impossibleMoment({ value: '2027-01-01T00:00:00+07:00', precision: 'YEAR' }, now)).toContain('future');
  });

  it('is no longer than a clock can tell it', () => {
    expect(impossibleMoment({ value: '2026-03-01T14:30:00.123456789+07:00', precision: 'MINUTE' }, now)).toBeUndefined();
    expect(impossibleMoment({ value: `2026-03-01T14:30:00.${'1'.repeat(300_000)}Z`, precision: 'MINUTE' }, now)).toContain('longer');
  });

  it('may not lie before 1990', () => {
    expect(impossibleMoment({ value: '1989-12-31T23:59:00+07:00', precision: 'MINUTE' }, now)).toContain('1990');
    expect(impossibleMoment({ value: '1990-01-01T00:00:00+07:00', precision: 'YEAR' }, now)).toBeUndefined();
  });

  it.each([
    ['2026-03-01T08:59:00+07:00', 'MINUTE', '2026-03-01T09:00:00+07:00', 'MINUTE', true],
    ['2026-03-01T09:00:00+07:00', 'MINUTE', '2026-03-01T09:00:00+07:00', 'MINUTE', false],
    ['2026-03-01T00:00:00+07:00', 'DAY', '2026-03-01T09:00:00+07:00', 'MINUTE', false],
    ['2026-02-28T18:00:00Z', 'DAY', '2026-03-01T09:00:00+07:00', 'MINUTE', false],
    ['2026-02-28T23:59:00+07:00', 'DAY', '2026-03-01T00:00:00+07:00', 'DAY', true],
    ['2026-01-01T00:00:00+07:00', 'YEAR', '2026-08-01T09:00:00+07:00', 'MINUTE', false],
    ['2025-12-31T00:00:00+07:00', 'YEAR', '2026-08-01T09:00:00+07:00', 'MINUTE', true],
    ['2026-07-31T00:00:00+07:00', 'MONTH', '2026-08-01T09:00:00+07:00', 'DAY', true],
  ] as const)('comes surely before another only where that holds however exactly both are known (%s %s, %s %s)', (one, how, other, otherHow, before) => {
    expect(surelyBefore({ value: one, precision: how }, { value: other, precision: otherHow })).toBe(before);
  });

  it('belongs to the day that it was in Phnom Penh, however it is written', () => {
    expect(dayOf({ value: '2026-03-01T18:30:00Z', precision: 'MINUTE' })).toBe('2026-03-02');
    expect(dayOf({ value: '2026-03-02T01:30:00+07:00', precision: 'MINUTE' })).toBe('2026-03-02');
  });
});
