import { describe, expect, it } from '@jest/globals';
import { moment } from './moment.js';

describe('a moment of a query', () => {
  it('is taken with any offset that people may write, and left out where it was', () => {
    expect(moment('from', '2026-03-01T14:30:00+07:00')).toBe('2026-03-01T07:30:00.000Z');
    expect(moment('from', '2026-03-01T00:00:00+23:59')).toBe('2026-02-28T00:01:00.000Z');
    expect(moment('from', null)).toBeUndefined();
  });

  it.each(['yesterday', '2026-03-01', '2026-02-30T00:00:00Z', '0000-01-01T00:00:00Z'])('is refused as the reader’s mistake where the database knows none such: %s', (value) => {
    expect(() => moment('from', value)).toThrow('from is no moment');
  });
});
