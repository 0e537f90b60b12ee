import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ChargeLaid, ComplaintReceived, SummonsIssued, VerdictGiven } from '#contracts/court';
import { evolveAll } from '#kernel';
import { anActor, anEnvelope, anId, anySequence, aReference, story, theFacts } from '#testing';
import { proceeding } from './proceeding.decider.js';

const proceedingId = anId('proceeding');
const childId = anId('child');
const caseId = anId('case');
const chargeId = anId('charge');
const facts = theFacts({ standing: [{ childId, holder: 'unit:police-1710', relation: 'own-case', source: caseId }] });
const complaint = { childIds: [childId], caseId, courtCaseNumber: 'SR-2026-114', dossierNumber: '17/2026/031' };
const received = ComplaintReceived.of({ ...complaint, proceedingId });
const charged = ChargeLaid.of({ proceedingId, chargeId, offenceCode: 'TIPSE-34', role: 'PRINCIPAL' });
const conviction = { proceedingId, chargeId, outcome: 'CONVICTION', sentenceMonths: 36, compensationRiel: 20_000_000 } as const;

const verdict = (input: object, given = [received, charged]) => story(proceeding, given).when('GiveVerdict', { input: { ...conviction, ...input }, facts });

describe('a proceeding', () => {
  it('begins with a complaint, under the numbers by which police and court files are matched', () => {
    const { events } = story(proceeding).when('ReceiveComplaint', { input: complaint, facts });
    expect(events).toEqual([{ type: 'court.ComplaintReceived', data: { ...complaint, proceedingId: anId('it') } }]);
  });

  it('belongs to a case of all its children, or to none', () => {
    const receive = (changes: object) => story(proceeding).when('ReceiveComplaint', { input: { ...complaint, ...changes }, facts });
    expect(receive({ caseId: undefined }).rejection).toBeUndefined();
    for (const changes of [{ caseId: anId('made up') }, { childIds: [childId, anId('sibling')] }]) {
      expect(receive(changes).rejection).toMatchObject({ name: 'InvalidInput', fields: { problems: [{ path: 'caseId' }] } });
    }
  });

  it('is gone on with by the court that opened it, and by nobody where it was never opened', () => {
    const by = anActor({ unit: 'court-17', role: 'court-liaison' });
    const past = [{ name: 'ComplaintReceived', data: received.data, envelope: anEnvelope({ actor: by }) }];
    const state = evolveAll(proceeding, proceeding.initialState, past);
    expect(proceeding.standing?.(state)).toEqual({ opener: 'court-17' });
    expect(proceeding.concerns(state, proceedingId)).toEqual({ childIds: [childId], caseId });
    expect(proceeding.standing?.(proceeding.initialState)).toEqual({ opener: undefined });
    expect(proceeding.children['LayCharge']?.({}, proceeding.initialState)).toEqual([]);
  });

  it('holds alternative charges as parts of itself', () => {
    const input = { proceedingId, offenceCode: 'TIPSE-42', role: 'ALTERNATIVE', suspectId: anId('suspect') };
    const { events } = story(proceeding, [received, charged]).when('LayCharge', { input, facts });
    expect(events).toEqual([{ type: 'court.ChargeLaid', data: { ...input, chargeId: anId('new charge') } }]);
  });

  it('charges only what was law on that day', () => {
    const input = { proceedingId, offenceCode: 'TIPSE-42', role: 'PRINCIPAL' };
    const told = story(proceeding, [received]).when('LayCharge', {
      input,
      facts,
      occurredAt: { value: '2007-05-01T09:00:00+07:00', precision: 'DAY' },
    });
    expect(told.rejection).toMatchObject({ name: 'UnknownOffence', fields: { codes: ['TIPSE-42'] } });
  });

  it('gives a verdict on the offence charged, or on another where the court found it', () => {
    expect(verdict({}).events).toEqual([{ type: 'court.VerdictGiven', data: { ...conviction, offenceCode: 'TIPSE-34' } }]);
    expect(verdict({ offenceCode: 'TIPSE-42' }).events[0]?.data).toMatchObject({ offenceCode: 'TIPSE-42' });
    expect(verdict({ offenceCode: 'TIPSE-99' }).rejection).toMatchObject({ name: 'UnknownOffence', fields: { codes: ['TIPSE-99'] } });
  });

  it('can judge a charge whose law has ended since', () => {
    const repealed = { ...aReference, offences: aReference.offences.map((offence) => ({ ...offence, validTo: '2025-12-31' })) };
    const told = story(proceeding, [received, charged]).when('GiveVerdict', { input: conviction, facts: theFacts({ reference: repealed }) });
    expect(told.rejection).toBeUndefined();
  });

  it('judges its own charges only, each once', () => {
    expect(verdict({ chargeId: anId('another') }).rejection?.name).toBe('ChargeUnknown');
    const judged = VerdictGiven.of({ proceedingId, chargeId, outcome: 'ACQUITTAL', offenceCode: 'TIPSE-34' });
    const again = story(proceeding, [received, charged, judged]).when('GiveVerdict', { input: conviction, facts });
    expect(again.rejection).toMatchObject({ name: 'VerdictAlreadyGiven', fields: { outcome: 'ACQUITTAL' } });
  });

  it('sentences nobody who was acquitted, yet may award compensation', () => {
    expect(verdict({ outcome: 'ACQUITTAL' }).rejection?.name).toBe('SentenceWithoutConviction');
    expect(verdict({ outcome: 'ACQUITTAL', sentenceMonths: undefined }).rejection).toBeUndefined();
  });

  it('summons its own children, each once for a day that is not over', () => {
    const summon = (input: object = {}, given = [received]) =>
      story(proceeding, given).when('IssueSummons', { input: { proceedingId, childId, hearingOn: '2026-03-20', ...input }, facts, actor: anActor({ unit: 'court-17', role: 'court-liaison' }) });
    const summons = { proceedingId, summonsId: anId('new summons'), childId, courtUnit: 'court-17', hearingOn: '2026-03-20' };
    expect(summon().events).toEqual([{ type: 'court.SummonsIssued', data: summons }]);
    expect(summon({ hearingOn: '2026-03-02' }).events).toHaveLength(1);
    expect(summon({ hearingOn: '2026-03-01' }).rejection?.name).toBe('HearingBeforeSummons');
    expect(summon({ childId: anId('sibling') }).rejection?.name).toBe('ChildNotInProceeding');
    const issued = [received, SummonsIssued.of(summons)];
    expect(summon({}, issued).rejection).toMatchObject({ name: 'SummonsAlreadyIssued', fields: { hearingOn: '2026-03-20' } });
    expect(summon({ hearingOn: '2026-04-20' }, issued).events).toHaveLength(1);
  });

  it('stays decidable whatever was recorded before', () => {
    const code = fc.constantFrom('TIPSE-34', 'TIPSE-42', 'TIPSE-99');
    const seen = anySequence(
      proceeding,
      {
        ReceiveComplaint: fc.record({ childIds: fc.constant([childId]), courtCaseNumber: fc.constant('SR-1') }),
        LayCharge: fc.record({ proceedingId: fc.constant(proceedingId), offenceCode: code, role: fc.constantFrom('PRINCIPAL', 'CUMULATIVE') }),
        GiveVerdict: fc.record(
          {
            proceedingId: fc.constant(proceedingId),
            chargeId: fc.nat(12).map((n) => anId(`charge ${n}`)),
            outcome: fc.constantFrom('CONVICTION', 'ACQUITTAL'),
            offenceCode: code,
            sentenceMonths: fc.nat(1200),
          },
          { requiredKeys: ['proceedingId', 'chargeId', 'outcome'] },
        ),
        IssueSummons: fc.record({ proceedingId: fc.constant(proceedingId), childId: fc.constantFrom(childId, anId('sibling')), hearingOn: fc.constantFrom('2027-01-01', '2026-01-01') }),
      },
      { facts },
    );
    expect(seen).toEqual(new Set(['ComplaintReceived', 'ChargeLaid', 'VerdictGiven', 'SummonsIssued']));
  });
});
