import { describe, expect, it } from '@jest/globals';
import { type Role, roles } from '#kernel';
import { anActor } from '#testing';
import { figuresScope } from './figures.js';

/** Written by hand from the row "Indicators" of the table of who may see what. */
const expected: Readonly<Record<Role, ReturnType<typeof figuresScope>>> = {
  'hotline-operator': undefined,
  'police-district': { extent: 'own-unit', of: 'unit-17', cases: true },
  'ahtjp-provincial': { extent: 'own-province', of: '17', cases: true },
  'forensic-doctor': undefined,
  dosvy: { extent: 'own-province', of: '17', cases: true },
  ngo: { extent: 'own-unit', of: 'unit-17', cases: true },
  'court-liaison': { extent: 'own-court', of: 'unit-17', cases: true },
  lawyer: undefined,
  'me-analyst': { extent: 'everywhere', cases: false },
  'privacy-officer': undefined,
};

describe('who may see figures', () => {
  it.each(roles)('is told for %s', (role) => {
    expect(figuresScope(anActor({ role, unit: 'unit-17', province: '17' }))).toEqual(expected[role]);
  });

  it('shows an office for the whole country no province as its own', () => {
    const { province: _none, ...national } = anActor({ role: 'dosvy', unit: 'mosvy-national' });
    expect(figuresScope(national)).toBeUndefined();
  });
});
