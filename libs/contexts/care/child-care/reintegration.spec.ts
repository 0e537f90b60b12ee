import { describe, expect, it } from '@jest/globals';
import { FamilyAssessed, FamilyTraced, FollowUpDone, FollowUpMissed, FollowUpOverdue, ReintegrationStarted } from '#contracts/care';
import { evolveAll, type NewEvent } from '#kernel';
import { aMoment, anEnvelope, anId, story, theFacts } from '#testing';
import { childCare } from './child-care.decider.js';
import { followUpSchedule } from './follow-up-schedule.js';

const childId = anId('child');
const facts = theFacts();
const relation = 'GRANDPARENT';
const traced = FamilyTraced.of({ childId, relation, districtCode: '1702' });
const assessed = (safe: boolean) => FamilyAssessed.of({ childId, relation, safe });
const home = { childId, relation, districtCode: '1702', ownerUnit: 'ngo-a', childViews: { asked: true } } as const;
const begun = ReintegrationStarted.of({ ...home, visits: followUpSchedule(facts.reference, '2026-01-01', new Date('2026-01-01T02:00:00Z')) });
const start = (given: readonly NewEvent[], changes: object = {}) =>
  story(childCare, given).when('StartReintegration', { input: { ...home, ...changes }, facts });
const visit = (given: readonly NewEvent[], changes: object = {}) =>
  story(childCare, given).when('RecordFollowUpVisit', { input: { childId, visit: 'W1', finding: 'SAFE', ...changes }, facts });
const miss = (given: readonly NewEvent[], changes: object = {}) =>
  story(childCare, given).when('RecordFollowUpMissed', { input: { childId, visit: 'W1', reason: 'NO_TRANSPORT', ...changes }, facts });

describe('a child’s way home', () => {
  it('is recorded as tracing and assessment of a family', () => {
    const found = { childId, relation, districtCode: '1702', whereabouts: 'ភូមិគំរូ' };
    expect(story(childCare).when('RecordFamilyTraced', { input: found, facts }).events).toEqual([{ type: 'care.FamilyTraced', data: found }]);
    const judged = { childId, relation, safe: true, note: 'កំណត់ចំណាំ' };
    expect(story(childCare).when('RecordFamilyAssessed', { input: judged, facts }).events).toEqual([{ type: 'care.FamilyAssessed', data: judged }]);
  });

  it('starts with a year of visits, counted from the day it started in Phnom Penh', () => {
    const told = story(childCare, [traced, assessed(true)]).when('StartReintegration', {
      input: home,
      facts,
      occurredAt: { value: '2026-03-01T18:00:00Z', precision: 'MINUTE' },
    });
    expect(told.events).toEqual([{ type: 'care.ReintegrationStarted', data: { ...home, visits: followUpSchedule(facts.reference, '2026-03-02', aMoment) } }]);
  });

  it('does not start before that very family was traced and assessed', () => {
    expect(start([]).rejection?.name).toBe('FamilyNotTraced');
    expect(start([traced]).rejection?.name).toBe('FamilyNotAssessed');
    expect(start([traced, assessed(true)], { relation: 'FATHER' }).rejection?.name).toBe('FamilyNotTraced');
  });

  it('may start on a documented alternative, but not against an assessment that found the family not safe', () => {
    const alternative = 'ហេតុផល';
    expect(start([], { alternative }).rejection).toBeUndefined();
    expect(start([traced, assessed(false)]).rejection?.name).toBe('FamilyNotSafe');
    expect(start([traced, assessed(false)], { alternative }).rejection?.name).toBe('FamilyNotSafe');
    expect(start([traced, assessed(false), assessed(true)]).rejection).toBeUndefined();
  });

  it('does not start before the child was asked', () => {
    expect(start([traced, assessed(true)], { childViews: { asked: false } }).rejection?.name).toBe('ChildViewsMissing');
  });

  it('starts once, with an owner of the visits that the directory knows', () => {
    expect(start([traced, assessed(true), begun]).rejection).toMatchObject({
      name: 'ReintegrationAlreadyStarted',
      fields: { ownerUnit: 'ngo-a' },
    });
    expect(start([traced, assessed(true)], { ownerUnit: 'court-17' }).rejection).toMatchObject({ name: 'UnknownUnit' });
  });

  it('has each visit done once', () => {
    const done = { childId, visit: 'W1', finding: 'SAFE' } as const;
    expect(visit([begun]).events).toEqual([{ type: 'care.FollowUpDone', data: done }]);
    expect(visit([begun, FollowUpDone.of(done)]).rejection).toMatchObject({ name: 'VisitAlreadyDone', fields: { visit: 'W1' } });
    expect(visit([begun, FollowUpDone.of(done)], { visit: 'W2' }).rejection).toBeUndefined();
  });

  it('may have a missed visit made later, and none missed that was made', () => {
    const missed = FollowUpMissed.of({ childId, visit: 'W1', reason: 'NO_TRANSPORT' });
    expect(miss([begun]).events.map(({ type }) => type)).toEqual(['care.FollowUpMissed']);
    expect(visit([begun, missed]).rejection).toBeUndefined();
    expect(miss([begun, missed]).rejection?.name).toBe('VisitAlreadyMissed');
    const done = FollowUpDone.of({ childId, visit: 'W1', finding: 'NOT_SEEN' });
    expect(miss([begun, missed, done]).rejection?.name).toBe('VisitAlreadyDone');
  });

  it('has no visit missed before it is due', () => {
    expect(miss([begun], { visit: 'M12' }).rejection).toMatchObject({ name: 'VisitNotDue', fields: { visit: 'M12', dueOn: '2027-01-01' } });
    const thisYear = story(childCare, [begun]).when('RecordFollowUpMissed', {
      input: { childId, visit: 'M9', reason: 'NO_STAFF' },
      occurredAt: { value: '2026-12-31T12:00:00+07:00', precision: 'YEAR' },
      facts,
    });
    expect(thisYear.rejection?.name).toBe('VisitNotDue');
  });

  it('has no visits before it started', () => {
    expect(visit([]).rejection?.name).toBe('ReintegrationNotStarted');
    expect(miss([]).rejection?.name).toBe('ReintegrationNotStarted');
  });

  it('has no visit made before the child went home', () => {
    const made = (value: string, precision: 'MINUTE' | 'YEAR') =>
      story(childCare, [begun]).when('RecordFollowUpVisit', { input: { childId, visit: 'W1', finding: 'SAFE' }, facts, occurredAt: { value, precision } }).rejection;
    expect(made('2026-03-01T08:59:00+07:00', 'MINUTE')).toMatchObject({ name: 'VisitBeforeReintegration', fields: { startedOn: '2026-03-01' } });
    expect(made('2026-03-01T09:00:00+07:00', 'MINUTE')).toBeUndefined();
    expect(made('2026-01-01T00:00:00+07:00', 'YEAR')).toBeUndefined();
  });

  it('has a visit noted as overdue once, two weeks after it was due, for the unit above its owner to see to', () => {
    const note = (given: readonly NewEvent[], now: string, name = 'W1') =>
      story(childCare, given).when('NoteFollowUpOverdue', { input: { childId, visit: name }, facts, now: new Date(now) });
    const overdue = { childId, visit: 'W1', dueOn: '2026-01-08', ownerUnit: 'ngo-a', escalatedTo: 'dosvy-17' } as const;
    expect(note([begun], '2026-01-22T17:00:00Z').events).toEqual([{ type: 'care.FollowUpOverdue', data: overdue }]);
    expect(note([begun], '2026-01-22T16:59:59.999Z').rejection?.name).toBe('VisitNotOverdue');
    expect(note([begun, FollowUpOverdue.of(overdue)], '2026-01-23T00:00:00Z').rejection?.name).toBe('VisitAlreadyOverdue');
    expect(note([begun, FollowUpDone.of({ childId, visit: 'W1', finding: 'SAFE' })], '2026-01-23T00:00:00Z').rejection?.name).toBe('VisitAlreadyDone');
    expect(note([begun, FollowUpMissed.of({ childId, visit: 'W1', reason: 'NO_STAFF' })], '2026-01-23T00:00:00Z').events).toHaveLength(1);
    expect(note([], '2026-01-23T00:00:00Z').rejection?.name).toBe('ReintegrationNotStarted');
    expect(visit([begun, FollowUpOverdue.of(overdue)]).events.map(({ type }) => type)).toEqual(['care.FollowUpDone']);
  });

  it('has nothing noted of visits that were owed before there were such moments', () => {
    const before = ReintegrationStarted.of({ ...home, visits: [{ visit: 'W1', dueOn: '2026-01-08' }] });
    const told = story(childCare, [before]).when('NoteFollowUpOverdue', { input: { childId, visit: 'W1' }, facts });
    expect(told.rejection?.name).toBe('VisitNotOverdue');
  });

  it('involves the owner of its visits', () => {
    const after = (...given: readonly NewEvent[]) =>
      evolveAll(childCare, childCare.initialState, given.map(({ contract, data }) => ({ name: contract.name, data, envelope: anEnvelope() })));
    const missed = FollowUpMissed.of({ childId, visit: 'W1', reason: 'NO_STAFF' });
    expect(childCare.concerns(after(begun), childId).parties).toEqual(['ngo-a']);
    expect(childCare.concerns(after(begun, traced), childId).parties).toEqual([]);
    expect(childCare.concerns(after(begun, traced, missed), childId).parties).toEqual(['ngo-a']);
  });
});
