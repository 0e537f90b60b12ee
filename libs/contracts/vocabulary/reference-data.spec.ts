import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { districtCode, offenceCode, provinceCode } from './codes.js';
import { escalationUnitOn, Reference, socialAffairsOn, unitOn, unknownOffences } from './reference.js';

const folder = join(import.meta.dirname, '..', '..', '..', 'infra', 'reference');
const list = (name: string): unknown => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
const reference = Reference.parse({ provinces: list('provinces'), units: list('units'), offences: list('offences'), serviceLevels: list('service-levels'), followUpVisits: list('follow-up-visits'), contactLimits: list('contact-limits'), repeatAnswers: list('repeat-answers') });
const { provinces, units, offences } = reference;
const today = '2026-03-02';

describe('the reference data', () => {
  it('knows all twenty-five provinces, each once and in Khmer letters', () => {
    const all = Array.from({ length: 25 }, (_, index) => String(index + 1).padStart(2, '0'));
    expect(provinces.map(({ code }) => code)).toEqual(all);
    expect(new Set(provinces.map(({ nameKhmer }) => nameKhmer)).size).toBe(25);
    for (const { nameKhmer } of provinces) expect(nameKhmer).toMatch(/^[\u1780-\u17ff]+$/u);
  });

  it.each(['police-district', 'ahtjp-provincial', 'dosvy', 'court-liaison'] as const)('routes every province to a unit of %s', (role) => {
    const reached = provinces.map(({ code }) => units.find((unit) => unit.role === role && unit.province === code && unitOn(reference, unit.id, today)));
    expect(reached.map((unit) => unit?.province)).toEqual(provinces.map(({ code }) => code));
  });

  it('names units by their province, so that no two share one and none is a guess', () => {
    expect(new Set(units.map(({ id }) => id)).size).toBe(units.length);
    for (const { id, province } of units.filter((unit) => unit.role !== 'ngo' && unit.role !== 'lawyer' && unit.province !== undefined)) {
      expect(id).toMatch(new RegExp(`^[a-z]+-${province}(\\d\\d)?$`));
    }
  });

  it('names for everyone who can be sent a referral whom it is told when no answer comes', () => {
    const answering = units.filter(({ id, role }) => ['police-district', 'ahtjp-provincial', 'dosvy', 'ngo'].includes(role) && !id.endsWith('-national'));
    expect(answering.length).toBeGreaterThan(75);
    for (const { id } of answering) expect([id, unitOn(reference, escalationUnitOn(reference, id, 'nobody', today) ?? '', today)?.id]).not.toContain(undefined);
    expect(escalationUnitOn(reference, 'ngo-a', 'ahtjp-17', today)).toBe('dosvy-17');
    expect(escalationUnitOn(reference, 'ngo-a', 'dosvy-17', today)).toBe('mosvy-national');
    expect(escalationUnitOn(reference, 'mosvy-national', 'dosvy-17', today)).toBeUndefined();
    expect(escalationUnitOn(reference, 'dosvy-25', 'police-2501', '2013-12-30')).toBeUndefined();
  });

  it('sends every child to the social affairs of its province, and to the ministry where there is no such office on that day', () => {
    for (const { code } of provinces) expect(socialAffairsOn(reference, code, today).id).toBe(`dosvy-${code}`);
    expect(socialAffairsOn(reference, '25', '2013-12-30').id).toBe('mosvy-national');
    expect(Reference.shape.units.safeParse(units.filter(({ id }) => id !== 'mosvy-national')).error?.issues[0]?.message).toContain('without a province');
  });

  it('takes no malformed place for a real one', () => {
    for (const code of ['0', '1', '00', '26', '0004', 'KH-1']) expect(provinceCode().safeParse(code).success).toBe(false);
    for (const code of ['0004', '17', '171', '17100', '2601', '1710 ']) expect(districtCode().safeParse(code).success).toBe(false);
    expect(districtCode().safeParse('1901').success).toBe(true);
  });

  it('knows Tboung Khmum from the day it was formed out of Kampong Cham', () => {
    expect(provinces.find(({ code }) => code === '25')).toMatchObject({ validFrom: '2013-12-31', predecessor: '03' });
    expect(unitOn(reference, 'dosvy-25', '2013-12-30')).toBeUndefined();
    expect(unitOn(reference, 'dosvy-25', '2013-12-31')?.province).toBe('25');
  });

  it('applies the law of the day: debauchery before February 2008, articles 42 and 43 after', () => {
    const codes = ['LAW1996-DEBAUCHERY', 'TIPSE-42', 'TIPSE-43'];
    expect(unknownOffences(reference, codes, '2007-06-01')).toEqual(['TIPSE-42', 'TIPSE-43']);
    expect(unknownOffences(reference, codes, today)).toEqual(['LAW1996-DEBAUCHERY']);
  });

  it('holds each offence once, under a code that commands accept', () => {
    expect(new Set(offences.map(({ code }) => code)).size).toBe(offences.length);
    for (const { code } of offences) expect(offenceCode().safeParse(code).success).toBe(true);
  });
});
