import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { day, id, OccurredAt, text } from './fields.js';

const problems = (value: unknown, max = 20) => text(max).safeParse(value).error?.issues.map(({ message }) => message) ?? [];

describe('a text', () => {
  it('is kept as the person wrote it, Khmer with its zero-width spaces included', () => {
    for (const written of ['ចាន់ ស្រីនាង', 'ស្រី\u200bមុំ', 'នៅ\u200cផ្ទះ', 'Nguyễn Thị', "line one\nline two\tend", '👧🏽', 'a\u0301\u0323'.normalize('NFC')]) {
      expect(text(40).parse(written)).toBe(written);
    }
  });

  it('is written in one way only: NFC, without space around it', () => {
    expect(text(20).parse('  Se\u0301verine \u00a0\n')).toBe('Séverine');
  });

  it.each([
    ['a lone surrogate', 'Srey \ud800 Mom'],
    ['the sign of a character that was lost before', 'Srey \ufffd Mom'],
    ['a NUL', 'Srey\0Mom'],
    ['an escape', 'Srey\u001b[31mMom'],
    ['a delete', 'Srey\u007fMom'],
    ['a control character of an old code page', 'Srey\u0085Mom'],
  ])('with %s is to be typed again', (_what, broken) => {
    expect(problems(broken)).toEqual(['is not clean Unicode text: type it again']);
  });

  it.each(['', '   ', '\u200b', '\u200b\ufeff \u2060', '\n\t'])('that shows nothing (%j) is empty', (nothing) => {
    expect(problems(nothing)).toContain('is empty: leave it out or write something');
  });

  it('is measured as it will be stored', () => {
    expect(problems('é'.repeat(20))).toEqual([]);
    expect(problems('e\u0301'.repeat(20))).toEqual([]);
    expect(problems(`${' '.repeat(50)}x`)).toEqual([]);
    expect(problems('x'.repeat(21))).toEqual(['is longer than 20 characters: shorten it']);
    expect(problems('\u0958'.repeat(20))).toEqual(['is longer than 20 characters: shorten it']);
  });

  it('that was taken once is taken again unchanged, by commands and by the events they lead to', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (written) => {
        const taken = text(60).safeParse(written);
        fc.pre(taken.success);
        expect(text(60).parse(taken.data)).toBe(taken.data);
        expect(taken.data.isWellFormed()).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('other fields', () => {
  it('write an id in lower case, whatever its version, and take nothing else for one', () => {
    expect(id().parse('3F0E8F7A-2B1C-5D4E-8F9A-0B1C2D3E4F5A')).toBe('3f0e8f7a-2b1c-5d4e-8f9a-0b1c2d3e4f5a');
    expect(id().safeParse('ahtjp-17').success).toBe(false);
  });

  it('take a day of the calendar only', () => {
    expect(day().safeParse('2028-02-29').success).toBe(true);
    for (const wrong of ['2026-02-29', '2026-13-01', '01/03/2026', '2026-03-01T00:00:00Z']) expect(day().safeParse(wrong).success).toBe(false);
  });

  it('take a moment with its offset, and how exactly it is known', () => {
    expect(OccurredAt.safeParse({ value: '2026-03-01T14:30:00+07:00', precision: 'MINUTE' }).success).toBe(true);
    for (const value of ['2026-03-01T14:30:00', '2026-03-01', 'yesterday']) {
      expect(OccurredAt.safeParse({ value, precision: 'MINUTE' }).success).toBe(false);
    }
    expect(OccurredAt.safeParse({ value: '2026-03-01T14:30:00Z', precision: 'ROUGHLY' }).success).toBe(false);
  });
});
