import { expect, test } from '@jest/globals';
import { factProjections } from '../services/decisions.js';
import { viewProjections } from '../gateway/views.js';
import { rowsOfSamples } from './rows-of-samples.js';
import { rulesOf } from './rules.js';

test('rules are the same in whatever order, and others where one projection is more or less', () => {
  const rules = rulesOf(viewProjections);
  expect(rulesOf(viewProjections.toReversed())).toEqual(rules);
  expect(rulesOf(viewProjections.slice(1)).fingerprint).not.toBe(rules.fingerprint);
  expect(rulesOf(factProjections).fingerprint).not.toBe(rules.fingerprint);
  expect(rules.edition).toBeGreaterThan(0);
});

test('of a projection that was never printed nothing is taken for granted', () => {
  expect(() => rulesOf([{ name: 'new', tables: [], opens: false, handlers: {} }])).toThrow('npm run sync');
});

test('another row of a sample is told from the one before', () => {
  const released = [{ type: 'children.ChildRegistered', version: 1, sample: { childId: 'c-1', sex: 'FEMALE', districtCode: '1710' } }];
  const rows = (column: string) =>
    rowsOfSamples({ name: 'some', tables: ['some'], opens: false, handlers: { 'children.ChildRegistered': () => [{ kind: 'put', table: 'some', key: { id: 1n }, row: { [column]: 1 } }] } }, released);
  expect(rows('one')).toBe(rows('one'));
  expect(rows('one')).not.toBe(rows('other'));
  expect(rowsOfSamples({ name: 'none', tables: [], opens: false, handlers: { 'children.ChildRegistered': 'ignored' } }, released)).toBe('[]');
});
