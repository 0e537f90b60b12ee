import { expect, test } from '@jest/globals';
import { Reference } from '#contracts/vocabulary';
import { readFileSync } from 'node:fs';
import { unitsOf } from './life.js';
import { people } from './people.js';
import { courses } from './person.js';

const list = (name: string) => JSON.parse(readFileSync(`infra/reference/${name}.json`, 'utf8')) as unknown;
const { units } = Reference.parse({ provinces: list('provinces'), units: list('units'), offences: list('offences'), serviceLevels: list('service-levels'), followUpVisits: list('follow-up-visits'), contactLimits: list('contact-limits'), repeatAnswers: list('repeat-answers') });

test('the children are at every stage, in eight provinces or more, under names that nobody bears twice', () => {
  expect(new Set(people.map(({ course }) => course))).toEqual(new Set(courses));
  expect(new Set(people.map(({ district }) => district.slice(0, 2))).size).toBeGreaterThanOrEqual(8);
  expect(new Set(people.map(({ nameKhmer }) => nameKhmer)).size).toBe(people.length);
  expect(new Set(people.map(({ nameLatin }) => nameLatin)).size).toBe(people.length);
});

test('every unit that takes part is in the directory', () => {
  const known = new Set(units.map(({ id }) => id));
  expect(people.flatMap((person) => Object.values(unitsOf(person))).filter((unit) => !known.has(unit))).toEqual([]);
});

test('names are clean Unicode in their own scripts', () => {
  for (const { nameKhmer = '', nameLatin = '' } of people) {
    expect(nameKhmer.normalize('NFC')).toBe(nameKhmer);
    expect(nameKhmer).toMatch(/^[\p{Script=Khmer} ]+$/u);
    expect(nameLatin).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/);
  }
});
