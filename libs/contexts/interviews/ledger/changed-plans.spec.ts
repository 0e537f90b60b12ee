import { describe, expect, it } from '@jest/globals';
import type { KnownInterviewer } from '#access';
import { InterviewPlanChanged, InterviewSeriesPlanned, InterviewTopicsAdded } from '#contracts/interviews';
import { evolveAll, type NewEvent } from '#kernel';
import { anEnvelope, anId, story, theFacts } from '#testing';
import { ledger } from './ledger.decider.js';
import { childId, dosvy, held, plan, planned, seriesId, session, standing } from './ledger.samples.js';

const interviewer = (name: string, sex: KnownInterviewer['sex'], until: string): KnownInterviewer => ({
  interviewerId: anId(name), unit: 'ahtjp-17', sex, languages: ['khm'], certificates: [{ from: '2026-01-01', until }],
});
const facts = theFacts({ standing, interviewers: [interviewer('woman', 'FEMALE', '2026-12-31'), interviewer('soon over', 'FEMALE', '2026-03-06'), interviewer('man', 'MALE', '2026-12-31')] });
const by = (name: string) => ({ interviewerId: anId(name) });
type Plan = Parameters<typeof InterviewSeriesPlanned.of>[0];
const plannedWith = (changes: Partial<Plan>) =>
  InterviewSeriesPlanned.of({ ...plan, topics: ['WHAT_HAPPENED'], participants: ['dosvy-17'], seriesId, leadUnit: 'ahtjp-17', ...changes });

const changes = (input: object, given: readonly NewEvent[] = [planned], more: object = {}) =>
  story(ledger, given).when('ChangeInterviewPlan', { input: { childId, seriesId, ...input }, facts, ...more });
const changed = (input: object, given?: readonly NewEvent[]) => InterviewPlanChanged.of(changes(input, given).events[0]?.data as never);
const moved = { plannedFor: '2026-03-09', moveReason: 'CHILD_NOT_READY' } as const;
const invalid = (path: string) => ({ name: 'InvalidInput', fields: { problems: [{ path }] } });

describe('the plan of an interview', () => {
  it('is changed by its lead unit alone, and only until a session was held', () => {
    expect(changes(moved).events).toEqual([
      { type: 'interviews.InterviewPlanChanged', data: { ...plan, seriesId, leadUnit: 'ahtjp-17', joined: [], movedFrom: '2026-03-05', ...moved } },
    ]);
    expect(changes(moved, [planned], { actor: dosvy }).rejection?.name).toBe('NotFoundOrNotYours');
    expect(changes(moved, []).rejection?.name).toBe('NotFoundOrNotYours');
    expect(changes(moved, [planned, held]).rejection).toMatchObject({ name: 'InterviewUnderWay', fields: { leadUnit: 'ahtjp-17' } });
  });

  it('moves to a day that is still to come, with a reason', () => {
    expect(changes({ ...moved, plannedFor: '2026-03-01' }).rejection).toMatchObject(invalid('plannedFor'));
    expect(changes({ plannedFor: '2026-03-09' }).rejection).toMatchObject(invalid('moveReason'));
    expect(changes({ plannedFor: '2026-03-02', moveReason: 'JOINT_PLANNING' }).rejection).toBeUndefined();
    const back = changes({ plannedFor: '2026-03-05', moveReason: 'OTHER' }, [planned, changed(moved)]).events[0]?.data;
    expect(back).toMatchObject({ plannedFor: '2026-03-05', movedFrom: '2026-03-09' });
  });

  it('is no change where nothing in it is other than before', () => {
    for (const same of [{}, { plannedFor: '2026-03-05', moveReason: 'OTHER' }, { participants: ['dosvy-17', 'ahtjp-17'] }]) expect(changes(same).rejection).toMatchObject(invalid('plannedFor'));
    expect(changes(by('woman'), [plannedWith(by('woman'))]).rejection).toMatchObject(invalid('plannedFor'));
    expect(changes({ participants: ['court-17'], moveReason: 'OTHER' }).events[0]?.data).not.toHaveProperty('moveReason');
  });

  it('takes up who joins, once each, as a participant that is told all of it', () => {
    const pooled = InterviewTopicsAdded.of({ childId, seriesId, added: ['TRANSPORT'], topics: ['WHAT_HAPPENED', 'TRANSPORT'] });
    const joined = changed({ participants: ['court-17', 'dosvy-17'] }, [planned, pooled]);
    expect(joined.data).toEqual({ ...plan, seriesId, leadUnit: 'ahtjp-17', topics: ['WHAT_HAPPENED', 'TRANSPORT'], participants: ['dosvy-17', 'court-17'], joined: ['court-17'] });
    const state = evolveAll(ledger, ledger.initialState, [planned, joined].map(({ contract, data }) => ({ name: contract.name, data, envelope: anEnvelope() })));
    expect(ledger.standing?.(state)['participant']).toEqual(['dosvy-17', 'court-17']);
    expect(ledger.concerns(state, childId).parties).toEqual(['dosvy-17', 'court-17']);

    expect(changes({ participants: ['dosvy-99'] }).rejection).toMatchObject({ name: 'UnknownUnit', fields: { unit: 'dosvy-99' } });
    const many = plannedWith({ participants: ['dosvy-17', ...Array.from({ length: 9 }, (_none, other) => `ngo-${other}`)] });
    expect(changes({ participants: ['court-17'] }, [many]).rejection).toMatchObject(invalid('participants'));
  });

  it('names whom planning could name on that day, or a deputy', () => {
    expect(changes(by('woman')).events[0]?.data).toMatchObject(by('woman'));
    expect(changes(by('nobody')).rejection).toMatchObject(invalid('interviewerId'));
    const tooLate = { name: 'InterviewerNotCertified', fields: { ...by('soon over'), deputyId: anId('woman') } };
    expect(changes({ ...by('soon over'), ...moved }).rejection).toMatchObject(tooLate);
    expect(changes(moved, [plannedWith({ ...by('soon over'), childPrefers: 'FEMALE' })]).rejection).toMatchObject(tooLate);
    const nextWeek = plannedWith({ ...by('soon over'), plannedFor: '2026-03-09' });
    expect(changes({ participants: ['court-17'] }, [nextWeek]).rejection).toBeUndefined();
  });

  it('names whom the child prefers, or says why not of this one', () => {
    const wished = [plannedWith({ ...by('woman'), childPrefers: 'FEMALE' })];
    expect(changes(by('man'), wished).rejection).toMatchObject({ name: 'ChildsWishNotMet', fields: { childPrefers: 'FEMALE', deputyId: anId('woman') } });
    const withMan = changed({ ...by('man'), wishUnmetReason: 'CHILD_AGREED' }, wished);
    expect(withMan.data).toMatchObject({ ...by('man'), wishUnmetReason: 'CHILD_AGREED' });
    expect(changes(moved, [...wished, withMan]).events[0]?.data).toMatchObject({ ...by('man'), wishUnmetReason: 'CHILD_AGREED' });
    expect(changes(by('woman'), [...wished, withMan]).events[0]?.data).not.toHaveProperty('wishUnmetReason');
  });

  it('is what the session is then held by', () => {
    const { interviewerSex: _sex, ...scene } = session;
    const holding = story(ledger, [plannedWith(by('man')), changed(by('woman'), [plannedWith(by('man'))])]).when('HoldInterviewSession', { input: { ...scene, topicsCovered: [] }, facts });
    expect(holding.events[0]?.data).toMatchObject({ ...by('woman'), interviewerSex: 'FEMALE' });
  });
});
