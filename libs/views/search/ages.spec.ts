import { describe, expect, it } from '@jest/globals';
import { agesAround, bandsAround } from './ages.js';

const years = Array.from({ length: 20 }, (_, year) => year);
const answers = (age: number) => years.map((asked) => bandsAround(asked)[0] <= age && age <= bandsAround(asked)[1]);

describe('ages that a search finds', () => {
  it('are two years around the one asked for', () => {
    expect(agesAround(1)).toEqual([0, 3]);
    expect(agesAround(13)).toEqual([11, 15]);
  });

  it('tell of a child that is not theirs its band only, whatever ages are tried', () => {
    const alike = years.map((age) => years.find((other) => answers(other).join() === answers(age).join()));
    expect(alike).toEqual([0, 0, 0, 0, 0, 0, 6, 6, 6, 6, 6, 6, 12, 12, 12, 15, 15, 15, 18, 18]);
  });

  it('leave nobody out who is as old as asked, give or take two years', () => {
    const missed = years.flatMap((asked) => [asked - 2, asked, asked + 2].filter((age) => age >= 0 && answers(age)[asked] === false));
    expect(missed).toEqual([]);
  });
});
