import { expect, test } from '@jest/globals';
import { Calendar } from './calendar.js';

test('days are counted back from today in Phnom Penh, where it is tomorrow before it is in UTC', () => {
  const calendar = new Calendar(new Date('2026-03-01T18:30:00Z'));
  expect(calendar.dayBefore(0)).toBe('2026-03-02');
  expect(calendar.dayBefore(2)).toBe('2026-02-28');
});

test('a time is known to the minute, a day to the day', () => {
  const calendar = new Calendar(new Date('2026-03-02T02:00:00Z'));
  expect(calendar.at(1, '23:40')).toEqual({ value: '2026-03-01T23:40:00+07:00', precision: 'MINUTE' });
  expect(calendar.on(1)).toEqual({ value: '2026-03-01T00:00:00+07:00', precision: 'DAY' });
});
