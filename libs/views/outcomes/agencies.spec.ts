import { describe, expect, it } from '@jest/globals';
import type { Unit } from '#contracts/vocabulary';
import { aReference } from '#testing';
import { agenciesOn } from './agencies.js';

const row = (id: string, agency: string, validFrom: string, validTo?: string): Unit => ({
  id, agency, role: 'police-district', name: id, province: '17', validFrom, ...(validTo === undefined ? {} : { validTo }),
});
const units = [row('moved', 'MoSVY', '2026-01-01'), row('moved', 'MoI', '1990-01-01', '2025-12-31'), row('closed', 'MoI', '1990-01-01', '2020-12-31')];
const agencies = (day: string) => Object.fromEntries(agenciesOn({ ...aReference, units }, day).map(({ id, agency }) => [id, agency]));

describe('the agency of a unit', () => {
  it('is that of one day, once for each unit however many dated rows it has', () => {
    expect(agenciesOn({ ...aReference, units }, '2026-03-01')).toHaveLength(2);
    expect([agencies('2026-03-01')['moved'], agencies('2025-12-31')['moved']]).toEqual(['MoSVY', 'MoI']);
  });

  it('stays with a unit that is no more', () => {
    expect(agencies('2026-03-01')['closed']).toBe('MoI');
  });
});
