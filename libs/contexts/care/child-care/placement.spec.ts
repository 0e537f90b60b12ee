import { describe, expect, it } from '@jest/globals';
import { PlacementEnded, PlacementStarted, StartPlacement } from '#contracts/care';
import { evolveAll, type NewEvent } from '#kernel';
import { anActor, anEnvelope, anId, story, theFacts } from '#testing';
import { childCare } from './child-care.decider.js';

const childId = anId('child');
const placementId = anId('placement');
const facts = theFacts();
const shelter = {
  childId,
  kind: 'TRANSITIONAL_SHELTER',
  providerUnit: 'ngo-a',
  address: 'អាសយដ្ឋានគំរូ',
  voluntaryStay: true,
  childViews: { asked: true, view: 'ចង់នៅជិតសាលា' },
} as const;
const started = PlacementStarted.of({ ...shelter, placementId });
const place = (changes: object, given: readonly NewEvent[] = []) =>
  story(childCare, given).when('StartPlacement', { input: { ...shelter, ...changes }, facts });
const after = (...given: readonly NewEvent[]) =>
  evolveAll(childCare, childCare.initialState, given.map(({ contract, data }) => ({ name: contract.name, data, envelope: anEnvelope() })));

describe('a placement', () => {
  it('starts with the child’s agreement and view, its address sealed in a class of its own', () => {
    expect(place({}).events).toEqual([{ type: 'care.PlacementStarted', data: { ...shelter, placementId: anId('new placement') } }]);
    expect(PlacementStarted.marked).toEqual([
      { dataClass: 'shelter-address', subject: 'childId', path: ['address'] },
      { dataClass: 'case-plan', subject: 'childId', path: ['childViews', 'view'] },
    ]);
  });

  it('does not start before the child was asked; a child without a view was asked all the same', () => {
    expect(place({ childViews: { asked: false } }).rejection?.name).toBe('ChildViewsMissing');
    expect(place({ childViews: { asked: true } }).rejection).toBeUndefined();
  });

  it('puts no child that did not agree into a shelter or an institution', () => {
    expect(place({ voluntaryStay: false }).rejection?.name).toBe('VoluntaryStayMissing');
    expect(place({ voluntaryStay: false, kind: 'RESIDENTIAL' }).rejection?.name).toBe('VoluntaryStayMissing');
    expect(place({ voluntaryStay: false, kind: 'KINSHIP', providerUnit: undefined }).rejection).toBeUndefined();
  });

  it('is one at a time', () => {
    expect(place({}, [started]).rejection?.name).toBe('PlacementAlreadyOpen');
    expect(place({}, [started, PlacementEnded.of({ childId, placementId, reason: 'CHILD_LEFT' })]).rejection).toBeUndefined();
  });

  it('is with a unit of the directory that cares for children', () => {
    expect(place({ providerUnit: 'ngo-nowhere' }).rejection).toMatchObject({ name: 'UnknownUnit', fields: { unit: 'ngo-nowhere' } });
    expect(place({ providerUnit: 'police-1710' }).rejection?.name).toBe('UnknownUnit');
  });

  it('is with the NGO that starts it, where it names no other provider', () => {
    const actor = anActor({ unit: 'ngo-b', role: 'ngo' });
    const { events } = story(childCare).when('StartPlacement', { input: { ...shelter, providerUnit: undefined }, facts, actor });
    expect(events[0]?.data).toMatchObject({ providerUnit: 'ngo-b' });
    const family = story(childCare).when('StartPlacement', { input: { ...shelter, kind: 'FOSTER', providerUnit: undefined }, facts });
    expect(family.events[0]?.data['providerUnit']).toBeUndefined();
  });

  it('involves its provider from its start to its end, and not in what comes after', () => {
    const ended = PlacementEnded.of({ childId, placementId, reason: 'REINTEGRATED' });
    expect(childCare.standing?.(after(started))).toEqual({ provider: 'ngo-a' });
    expect(childCare.concerns(after(started), childId)).toEqual({ childIds: [childId], parties: ['ngo-a'] });
    expect(childCare.concerns(after(started, ended), childId)).toEqual({ childIds: [childId], parties: ['ngo-a'] });
    expect(childCare.standing?.(after(started, ended))).toEqual({ provider: undefined });
  });

  it('ends with a reason, where there is one', () => {
    const input = { childId, reason: 'CHILD_LEFT' };
    expect(story(childCare, [started]).when('EndPlacement', { input, facts }).events).toEqual([
      { type: 'care.PlacementEnded', data: { ...input, placementId } },
    ]);
    expect(story(childCare).when('EndPlacement', { input, facts }).rejection?.name).toBe('NoPlacementOpen');
  });

  it('is never without an address', () => {
    expect(StartPlacement.input.safeParse({ ...shelter, address: ' ' }).success).toBe(false);
  });
});
