import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CaseOpened, CaseReferredToCourt, OpenCase, SuspectArrested } from '#contracts/investigation';
import { aboutOf } from '#kernel';
import { anActor, anEnvelope, anId, anySequence, story, theFacts } from '#testing';
import { investigatedCase } from './case.decider.js';

const caseId = anId('case');
const childId = anId('child');
const facts = theFacts();
const principal = { code: 'TIPSE-34', role: 'PRINCIPAL' } as const;
const alternative = { code: 'TIPSE-42', role: 'ALTERNATIVE' } as const;
const first = { childIds: [childId], districtCode: '1710', channel: 'HOTLINE', concerns: ['TRAFFICKING'], offences: [] };
const opened = CaseOpened.of({ caseId, childIds: [childId], districtCode: '1710', channel: 'PATROL', concerns: ['OTHER'], offences: [] });
const toCourt = { caseId, courtUnit: 'court-17', dossierNumber: '17/2026/031', offences: [principal, alternative] };
const arrest = { caseId, suspect: { sex: 'MALE', name: 'ជន គំរូ' }, offenceCodes: ['TIPSE-34'], separateTransport: true };

describe('a case', () => {
  it('opens at the first contact, before any offence is known, anybody is arrested or a court is told', () => {
    const { events } = story(investigatedCase).when('OpenCase', { input: first, facts });
    expect(events).toEqual([{ type: 'investigation.CaseOpened', data: { ...first, caseId: anId('it') } }]);
  });

  it('counts once under one principal offence, however many alternatives are alleged', () => {
    const valid = (offences: unknown) => OpenCase.input.safeParse({ ...first, offences }).success;
    expect(valid([principal, alternative])).toBe(true);
    expect(valid([alternative])).toBe(false);
    expect(valid([principal, { ...alternative, role: 'PRINCIPAL' }])).toBe(false);
    expect(valid([principal, { ...principal, role: 'ALTERNATIVE' }])).toBe(false);
  });

  it('names no child twice and no more than twenty', () => {
    const valid = (childIds: readonly string[]) => OpenCase.input.safeParse({ ...first, childIds }).success;
    expect(valid([childId, childId.toUpperCase()])).toBe(false);
    expect(valid([])).toBe(false);
    expect(valid(Array.from({ length: 21 }, (_, n) => anId(`child ${n}`)))).toBe(false);
    expect(valid(Array.from({ length: 20 }, (_, n) => anId(`child ${n}`)))).toBe(true);
  });

  it('keeps who reported it apart, under an id of that person', () => {
    const reporter = { relation: 'NEIGHBOUR', phone: '+855 00 000 001' };
    const { events } = story(investigatedCase).when('OpenCase', { input: { ...first, reporter }, facts });
    expect(events[0]?.data['reporter']).toEqual({ ...reporter, reporterId: anId('new reporter') });
    expect(CaseOpened.marked.filter(({ path }) => path[0] === 'reporter').map(({ dataClass }) => dataClass)).toEqual([
      'reporter-identity',
      'reporter-identity',
      'reporter-identity',
    ]);
  });

  it('alleges only what was law on the day it happened', () => {
    const input = { ...first, offences: [principal] };
    const told = story(investigatedCase).when('OpenCase', {
      input,
      facts,
      occurredAt: { value: '2008-02-14T09:00:00+07:00', precision: 'DAY' },
    });
    expect(told.rejection).toMatchObject({ name: 'UnknownOffence', fields: { codes: ['TIPSE-34'] } });
  });

  it('belongs to the unit that opened it and concerns its children', () => {
    const by = anActor({ unit: 'police-1710', role: 'police-district' });
    const state = investigatedCase.evolve['CaseOpened']?.({ childIds: [] }, opened.data, anEnvelope({ actor: by }));
    expect(investigatedCase.standing?.(state)).toEqual({ opener: 'police-1710' });
    expect(investigatedCase.concerns(state, caseId)).toEqual({ childIds: [childId], caseId, parties: [] });
    expect(investigatedCase.children['RecordArrest']?.(arrest as never, state)).toEqual([childId]);
    expect(investigatedCase.children['RecordArrest']?.(arrest as never, investigatedCase.initialState)).toEqual([]);
  });

  it('records the rescue of its own children only', () => {
    const rescue = { caseId, childId, districtCode: '1710', circumstances: 'រកឃើញ' };
    const { events } = story(investigatedCase, [opened]).when('RecordRescue', { input: rescue, facts });
    expect(events).toEqual([{ type: 'investigation.ChildRescued', data: rescue }]);
    const other = story(investigatedCase, [opened]).when('RecordRescue', { input: { ...rescue, childId: anId('other') }, facts });
    expect(other.rejection?.name).toBe('ChildNotInCase');
  });

  it('keeps a suspect under eighteen in a record of its own', () => {
    const arrested = (ageYears?: number) => {
      const suspect = ageYears === undefined ? arrest.suspect : { ...arrest.suspect, ageYears };
      const { events } = story(investigatedCase, [opened]).when('RecordArrest', { input: { ...arrest, suspect }, facts });
      const data = events[0]?.data ?? {};
      return [aboutOf(SuspectArrested, data), data['suspectName'], data['juvenileName']];
    };
    expect(arrested(17)).toEqual(['juvenile-suspect', undefined, 'ជន គំរូ']);
    expect(arrested(18)).toEqual(['charges', 'ជន គំរូ', undefined]);
    expect(arrested()).toEqual(['charges', 'ជន គំរូ', undefined]);
  });

  it('arrests nobody for what was no offence', () => {
    const told = story(investigatedCase, [opened]).when('RecordArrest', { input: { ...arrest, offenceCodes: ['DEBAUCHERY'] }, facts });
    expect(told.rejection).toMatchObject({ name: 'UnknownOffence', fields: { codes: ['DEBAUCHERY'] } });
  });

  it('is referred to one court, once', () => {
    const referred = story(investigatedCase, [opened]).when('ReferCaseToCourt', { input: toCourt, facts });
    expect(referred.events).toEqual([{ type: 'investigation.CaseReferredToCourt', data: toCourt }]);
    const before = CaseReferredToCourt.of({ ...toCourt, offences: [principal] });
    const again = story(investigatedCase, [opened, before]).when('ReferCaseToCourt', { input: toCourt, facts });
    expect(again.rejection).toMatchObject({ name: 'CaseAlreadyReferredToCourt', fields: { courtUnit: 'court-17' } });
  });

  it('is referred only to a court, and only for offences', () => {
    const refer = (changes: object) =>
      story(investigatedCase, [opened]).when('ReferCaseToCourt', { input: { ...toCourt, ...changes }, facts }).rejection?.name;
    expect(refer({ courtUnit: 'ngo-a' })).toBe('UnknownUnit');
    expect(refer({ courtUnit: 'court-99' })).toBe('UnknownUnit');
    expect(refer({ offences: [{ code: 'TIPSE-99', role: 'PRINCIPAL' }] })).toBe('UnknownOffence');
  });

  it('stays decidable whatever was recorded before', () => {
    const children = fc.constantFrom(childId, anId('other'));
    const codes = fc.constantFrom('TIPSE-34', 'TIPSE-42', 'TIPSE-99');
    const offences = codes.map((code) => [{ code, role: 'PRINCIPAL' }]);
    const seen = anySequence(
      investigatedCase,
      {
        OpenCase: fc.record({ childIds: children.map((id) => [id]), districtCode: fc.constant('1710'), channel: fc.constantFrom('HOTLINE', 'PATROL'), concerns: fc.constant(['OTHER']), offences }),
        RecordRescue: fc.record({ caseId: fc.constant(caseId), childId: children, districtCode: fc.constant('0102') }),
        RecordArrest: fc.record({
          caseId: fc.constant(caseId),
          suspect: fc.record({ sex: fc.constantFrom('MALE', 'FEMALE'), ageYears: fc.nat(120) }),
          offenceCodes: codes.map((code) => [code]),
          separateTransport: fc.boolean(),
        }),
        ReferCaseToCourt: fc.record({ caseId: fc.constant(caseId), courtUnit: fc.constantFrom('court-17', 'ngo-a'), dossierNumber: fc.constant('1'), offences }),
      },
      { facts },
    );
    expect(seen).toEqual(new Set(['CaseOpened', 'ChildRescued', 'SuspectArrested', 'CaseReferredToCourt']));
  });
});
