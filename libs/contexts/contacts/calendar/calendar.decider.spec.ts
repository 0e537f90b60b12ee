import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { KnownContact } from '#contracts/contacts';
import { ContactCalledOff, ContactFixed, ContactMoved, ContactSource, ContactKind } from '#contracts/contacts';
import { type Actor, evolveAll, type NewEvent } from '#kernel';
import { anActor, anEnvelope, anId, anySequence, story, theFacts } from '#testing';
import { calendar } from './calendar.decider.js';

const childId = anId('child');
const caseId = anId('case');
const standing = [{ childId, holder: 'unit:police-1710', relation: 'own-case', source: caseId }] as const;
const officer = (unit: string, role: Actor['role']) => anActor({ unit, role });
const ngo = officer('ngo-a', 'ngo');
const court = officer('court-17', 'court-liaison');
const post = officer('police-1710', 'police-district');

const contactId = anId('ngo talk');
const ofNgo = { contactId, childId, kind: 'TALK', unit: 'ngo-a', on: '2026-03-03' } as const;
const fixed = ContactFixed.of({ ...ofNgo, withUnits: ['dosvy-17'], caseId });
const calledOff = ContactCalledOff.of({ ...ofNgo, reason: 'CHILD_UNWELL' });
const moved = ContactMoved.of({ ...ofNgo, on: '2026-03-20', movedFrom: '2026-03-03' });
const elsewhere = (changes: Partial<KnownContact> = {}): KnownContact => ({
  contactId: anId('elsewhere'), childId, source: 'SUMMONS', kind: 'HEARING', unit: 'court-17', withUnits: [], on: '2026-03-05', ...changes,
});

const when = (past: readonly NewEvent[], command: string, input: object, actor = anActor(), contacts: readonly KnownContact[] = []) =>
  story(calendar, past).when(command, { input: { childId, ...input }, actor, facts: theFacts({ standing, contacts }) });
const fixes = (past: readonly NewEvent[], changes: object = {}, actor = anActor(), contacts: readonly KnownContact[] = []) =>
  when(past, 'FixContact', { kind: 'TALK', on: '2026-03-06', withUnits: [], ...changes }, actor, contacts);
const moves = (past: readonly NewEvent[], changes: object = {}, actor = ngo, contacts: readonly KnownContact[] = []) =>
  when(past, 'MoveContact', { contactId, on: '2026-03-12', ...changes }, actor, contacts);
const callsOff = (past: readonly NewEvent[], actor = ngo) => when(past, 'CallOffContact', { contactId, reason: 'JOINED_ANOTHER_CONTACT' }, actor);

describe('a contact with a child', () => {
  it('is fixed by a unit, for a day, with those who take part', () => {
    const time = { from: '09:00', minutes: 60 };
    const { events } = fixes([], { caseId, time, withUnits: ['dosvy-17', 'ngo-a'] });
    expect(events).toEqual([
      {
        type: 'contacts.ContactFixed',
        data: { contactId: anId('new contact'), childId, caseId, kind: 'TALK', unit: 'ahtjp-17', on: '2026-03-06', time, withUnits: ['dosvy-17', 'ngo-a'] },
      },
    ]);
  });

  it('needs a reason where another unit has the child within days, and its reason is kept', () => {
    expect(fixes([fixed]).rejection).toMatchObject({ name: 'ContactClash', fields: { clashes: [], overload: false, planJointlyWith: ['ngo-a'] } });
    expect(fixes([fixed], { despite: 'CHILD_ASKED' }).events).toMatchObject([{ data: { despite: 'CHILD_ASKED' } }]);
    expect(fixes([fixed], { on: '2026-03-07' }).rejection).toBeUndefined();
  });

  it('tells of what is on that day the day, the time and the unit, and never what for', () => {
    const { rejection } = fixes([fixed], { on: '2026-03-03' });
    expect(rejection?.fields).toEqual({ clashes: [{ on: '2026-03-03', unit: 'ngo-a' }], overload: false, planJointlyWith: ['ngo-a'] });
    expect(JSON.stringify(rejection)).not.toContain('TALK');
  });

  it('keeps no reason where nothing was in its way', () => {
    expect(fixes([], { despite: 'COURT_DATE' }).events[0]?.data).not.toHaveProperty('despite');
  });

  it('is in the way of interviews, hearings and visits that others have planned elsewhere, of this child alone', () => {
    expect(fixes([], {}, anActor(), [elsewhere()]).rejection).toMatchObject({ name: 'ContactClash', fields: { planJointlyWith: ['court-17'] } });
    expect(fixes([], {}, anActor(), [elsewhere({ childId: anId('sibling') })]).rejection).toBeUndefined();
    // What was fixed is known better from the stream: there it was called off.
    expect(fixes([fixed, calledOff], {}, anActor(), [elsewhere({ ...ofNgo, source: 'FIXED' })]).rejection).toBeUndefined();
  });

  it('is planned with others in their presence: with them in it nothing is in the way', () => {
    expect(fixes([fixed], { withUnits: ['ngo-a'] }).rejection).toBeUndefined();
    for (const withUnits of [['nobody'], ['ahtjp-17']]) expect(fixes([], { withUnits }).rejection).toMatchObject({ name: 'UnknownUnit' });
  });

  it('is a hearing for the court alone, and no talk for a district post', () => {
    expect(fixes([], { kind: 'HEARING' }).rejection).toMatchObject({ name: 'ContactKindNotYours', fields: { kind: 'HEARING' } });
    expect(fixes([], { kind: 'HEARING' }, court).rejection).toBeUndefined();
    expect(fixes([], { kind: 'TALK' }, post).rejection?.name).toBe('ContactKindNotYours');
    expect(fixes([], { kind: 'EXAM' }, post).rejection).toBeUndefined();
  });

  it('lies neither before the day on which it was fixed, nor in a case of another child', () => {
    expect(fixes([], { on: '2026-03-01' }).rejection).toMatchObject({ name: 'InvalidInput', fields: { problems: [{ path: 'on' }] } });
    expect(fixes([], { caseId: anId('made up') }).rejection).toMatchObject({ name: 'InvalidInput', fields: { problems: [{ path: 'caseId' }] } });
    expect(fixes([], { on: '2026-03-02' }).rejection).toBeUndefined();
  });

  it('is moved by its unit, and by no other, against the same warnings', () => {
    expect(moves([fixed]).events).toEqual([{ type: 'contacts.ContactMoved', data: { ...ofNgo, on: '2026-03-12', movedFrom: '2026-03-03' } }]);
    expect(moves([fixed], {}, anActor()).rejection?.name).toBe('NotFoundOrNotYours');
    expect(moves([], {}).rejection?.name).toBe('NotFoundOrNotYours');
    expect(moves([fixed], { on: '2026-03-04' }).rejection).toBeUndefined();
    expect(moves([fixed], { on: '2026-03-05' }, ngo, [elsewhere()]).rejection).toMatchObject({ name: 'ContactClash', fields: { clashes: [{ on: '2026-03-05', unit: 'court-17' }] } });
    expect(moves([fixed], { on: '2026-03-05', despite: 'CHILD_ASKED' }, ngo, [elsewhere()]).events).toMatchObject([{ data: { despite: 'CHILD_ASKED' } }]);
    expect(moves([fixed], { on: '2026-03-01' }).rejection).toMatchObject({ name: 'InvalidInput' });
  });

  it('is in nobody’s way once it is called off or elsewhere', () => {
    expect(fixes([fixed, calledOff]).rejection).toBeUndefined();
    expect(fixes([fixed, moved]).rejection).toBeUndefined();
    expect(fixes([fixed, moved], { on: '2026-03-18' }).rejection?.name).toBe('ContactClash');
  });

  it('is called off by its unit with a code, once, and not when its day is over', () => {
    expect(callsOff([fixed]).events).toEqual([{ type: 'contacts.ContactCalledOff', data: { ...ofNgo, reason: 'JOINED_ANOTHER_CONTACT' } }]);
    expect(callsOff([fixed], anActor()).rejection?.name).toBe('NotFoundOrNotYours');
    expect(callsOff([fixed, calledOff]).rejection).toMatchObject({ name: 'ContactIsOver', fields: { on: '2026-03-03' } });
    expect(moves([fixed, calledOff]).rejection?.name).toBe('ContactIsOver');
    const past = ContactFixed.of({ ...ofNgo, on: '2026-03-01', withUnits: [] });
    for (const outcome of [callsOff([past]), moves([past])]) expect(outcome.rejection?.name).toBe('ContactIsOver');
  });

  it('concerns the child, its case and those who take part; its unit may call it off whatever became of the child', () => {
    const past = [fixed, moved].map(({ contract, data }) => ({ name: contract.name, data, envelope: anEnvelope() }));
    const state = evolveAll(calendar, calendar.initialState, past);
    expect(calendar.concerns(state, childId)).toEqual({ childIds: [childId], caseId, parties: ['dosvy-17'] });
    expect(calendar.standing?.(state)).toEqual({ opener: ['ngo-a'] });
  });

  it('stays decidable whatever was recorded before', () => {
    const on = fc.integer({ min: 0, max: 900 }).map((days) => new Date(Date.parse('2026-03-01') + days * 86_400_000).toISOString().slice(0, 10));
    const despite = fc.constantFrom('CHILD_ASKED', undefined);
    const which = fc.integer({ min: 0, max: 20 }).map((index) => anId(`contact ${index}`));
    const known = fc.sample(
      fc.record({ source: fc.constantFrom(...ContactSource.options), kind: fc.constantFrom(...ContactKind.options), on }),
      20,
    ).map((drawn, index) => elsewhere({ ...drawn, contactId: anId(`known ${index}`) }));
    const seen = anySequence(
      calendar,
      {
        FixContact: fc.record({ childId: fc.constant(childId), kind: fc.constantFrom('TALK', 'EXAM'), on, withUnits: fc.constantFrom([], ['ngo-a']), despite }),
        MoveContact: fc.record({ childId: fc.constant(childId), contactId: which, on, despite }),
        CallOffContact: fc.record({ childId: fc.constant(childId), contactId: which, reason: fc.constant('NO_STAFF') }),
      },
      { facts: theFacts({ standing, contacts: known }) },
    );
    expect(seen).toEqual(new Set(['ContactFixed', 'ContactMoved', 'ContactCalledOff']));
  });
});
