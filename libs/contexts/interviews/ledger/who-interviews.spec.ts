import { describe, expect, it } from '@jest/globals';
import type { KnownInterviewer } from '#access';
import { InterviewSeriesPlanned, InterviewSessionHeld } from '#contracts/interviews';
import type { NewEvent } from '#kernel';
import { anId, story, theFacts } from '#testing';
import { ledger } from './ledger.decider.js';
import { childId, plan, planned, seriesId, session, standing } from './ledger.samples.js';

const interviewer = (name: string, changes: Partial<KnownInterviewer> = {}): KnownInterviewer => ({
  interviewerId: anId(name), unit: 'ahtjp-17', sex: 'FEMALE', languages: ['khm'], certificates: [{ from: '2026-01-01', until: '2026-12-31' }], ...changes,
});
const far = interviewer('far', { unit: 'mosvy-national', languages: ['khm', 'vie'] });
const near = interviewer('near');
const man = interviewer('man', { sex: 'MALE' });
const lapsed = interviewer('lapsed', { certificates: [{ from: '2024-01-01', until: '2026-03-01' }] });
const facts = theFacts({ standing, interviewers: [far, near, man, lapsed] });

const plans = (changes: object, known = facts, given: readonly NewEvent[] = []) => story(ledger, given).when('PlanInterviewSeries', { input: { ...plan, ...changes }, facts: known });
const by = (name: string) => ({ interviewerId: anId(name) });
type Wish = Partial<Pick<Parameters<typeof InterviewSeriesPlanned.of>[0], 'interviewerId' | 'childPrefers' | 'wishUnmetReason'>>;
const wishing = (wish: Wish) => InterviewSeriesPlanned.of({ ...plan, topics: [...plan.topics], participants: [], seriesId, leadUnit: 'ahtjp-17', ...wish });
const plannedWith = (name: string) => wishing(by(name));
const heldBy = (name: string) => InterviewSessionHeld.of({ ...session, topicsCovered: [], ...by(name), certified: true });
const { interviewerSex: _said, ...scene } = session;
const holds = (given: readonly NewEvent[], changes: object = {}) =>
  story(ledger, given).when('HoldInterviewSession', { input: { ...scene, topicsCovered: [], ...changes }, facts });

describe('who is planned to interview a child', () => {
  it('is certified on the day of the interview, or a deputy of the province is named', () => {
    expect(plans(by('near')).events[0]?.data).toMatchObject(by('near'));
    expect(plans({ ...by('lapsed'), childPrefers: 'FEMALE' }).rejection).toMatchObject({
      name: 'InterviewerNotCertified',
      fields: { ...by('lapsed'), deputyId: near.interviewerId, deputyUnit: 'ahtjp-17' },
    });
    const nobody = plans(by('lapsed'), { ...facts, interviewers: [lapsed] }).rejection;
    expect(nobody?.fields).toEqual(by('lapsed'));
    expect(plans(by('nobody')).rejection).toMatchObject({ name: 'InvalidInput', fields: { problems: [{ path: 'interviewerId' }] } });
  });

  it('has a deputy who speaks the child’s language, is whom it prefers and, before all, known to it', () => {
    expect(plans({ ...by('lapsed'), language: 'vie' }).rejection?.fields).toMatchObject({ deputyId: far.interviewerId });
    expect(plans({ ...by('lapsed'), childPrefers: 'MALE' }).rejection?.fields).toMatchObject({ deputyId: man.interviewerId });
    const elsewhere = InterviewSeriesPlanned.of({ ...plan, caseId: anId('another case'), topics: ['RECRUITMENT'], participants: [], seriesId, leadUnit: 'ahtjp-17' });
    expect(plans(by('lapsed'), facts, [elsewhere, heldBy('far')]).rejection?.fields).toMatchObject({ deputyId: far.interviewerId });
  });

  it('is whom the child prefers, or it is said why not', () => {
    const wish = { ...by('man'), childPrefers: 'FEMALE' };
    expect(plans(wish).rejection).toMatchObject({ name: 'ChildsWishNotMet', fields: { childPrefers: 'FEMALE', deputyId: near.interviewerId } });
    expect(plans({ ...wish, wishUnmetReason: 'CANNOT_WAIT' }).events[0]?.data).toMatchObject({ ...wish, wishUnmetReason: 'CANNOT_WAIT' });
    expect(plans({ ...by('man'), childPrefers: 'NO_PREFERENCE' }).rejection).toBeUndefined();
    expect(plans({ ...by('near'), childPrefers: 'FEMALE', wishUnmetReason: 'LANGUAGE' }).events[0]?.data['wishUnmetReason']).toBeUndefined();
  });
});

describe('who held a session', () => {
  it('is the one it was planned with, as the register knows them, where nobody else is named', () => {
    expect(holds([plannedWith('man')]).events[0]?.data).toMatchObject({ ...by('man'), interviewerSex: 'MALE', certified: true });
    expect(holds([plannedWith('man')], by('near')).events[0]?.data).toMatchObject({ ...by('near'), interviewerSex: 'FEMALE' });
  });

  it('is of the sex that the register knows, where both are told', () => {
    expect(holds([planned], { ...by('man'), interviewerSex: 'MALE' }).events[0]?.data).toMatchObject({ ...by('man'), interviewerSex: 'MALE', certified: true });
    expect(holds([planned], { ...by('man'), interviewerSex: 'FEMALE' }).rejection).toMatchObject({ name: 'InvalidInput', fields: { problems: [{ path: 'interviewerSex' }] } });
  });

  it('may be nobody of the register, of whom only the sex is told', () => {
    const stranger = { ...scene, topicsCovered: [] };
    for (const given of [[planned], [plannedWith('near')]]) {
      for (const interviewerSex of ['FEMALE', 'MALE']) {
        expect(holds(given, { interviewerSex, changeReason: 'ILLNESS', uncertifiedReason: 'OVERSIGHT' }).events[0]?.data).toEqual({ ...stranger, interviewerSex });
      }
    }
    const known = [plannedWith('near'), heldBy('near')];
    expect(holds(known, { interviewerSex: 'FEMALE' }).rejection).toMatchObject({ name: 'AnotherInterviewer', fields: by('near') });
    const changed = { interviewerSex: 'FEMALE', changeReason: 'ILLNESS' };
    expect(holds(known, changed).events[0]?.data).toEqual({ ...stranger, ...changed });
    expect(holds([planned]).rejection).toMatchObject({ name: 'InvalidInput', fields: { problems: [{ path: 'interviewerSex' }] } });
    expect(holds([planned], by('nobody')).rejection).toMatchObject({ name: 'InvalidInput', fields: { problems: [{ path: 'interviewerId' }] } });
  });

  it('needs a certificate of that day, or a reason that is counted', () => {
    expect(holds([planned], by('lapsed')).rejection).toMatchObject({ name: 'InterviewerNotCertified', fields: by('lapsed') });
    const excused = { ...by('lapsed'), uncertifiedReason: 'RENEWAL_UNDER_WAY' };
    expect(holds([planned], excused).events[0]?.data).toMatchObject({ ...excused, certified: false });
    expect(holds([planned], { ...excused, ...by('near') }).events[0]?.data['uncertifiedReason']).toBeUndefined();
  });

  it('is whom the child prefers, or it is said why not, now or in the plan of the same one', () => {
    const reasonOf = ({ events }: ReturnType<typeof holds>) => events.map(({ data }) => data['wishUnmetReason']);
    const open = wishing({ childPrefers: 'FEMALE' });
    for (const unwanted of [by('man'), { interviewerSex: 'MALE' }, { interviewerSex: 'OTHER' }]) {
      expect(holds([open], unwanted).rejection).toMatchObject({ name: 'ChildsWishNotMet', fields: { childPrefers: 'FEMALE' } });
      expect(reasonOf(holds([open], { ...unwanted, wishUnmetReason: 'CANNOT_WAIT' }))).toEqual(['CANNOT_WAIT']);
    }
    for (const wanted of [by('near'), { interviewerSex: 'FEMALE' }]) expect(reasonOf(holds([open], { ...wanted, wishUnmetReason: 'LANGUAGE' }))).toEqual([undefined]);

    const withMan = wishing({ ...by('man'), childPrefers: 'FEMALE', wishUnmetReason: 'LANGUAGE' });
    expect(reasonOf(holds([withMan]))).toEqual(['LANGUAGE']);
    expect(reasonOf(holds([withMan], { wishUnmetReason: 'CHILD_AGREED' }))).toEqual(['CHILD_AGREED']);
    expect(holds([withMan], { interviewerSex: 'MALE' }).rejection?.name).toBe('ChildsWishNotMet');
    expect(reasonOf(holds([wishing({ childPrefers: 'NO_PREFERENCE' })], { interviewerSex: 'MALE' }))).toEqual([undefined]);
  });

  it('is the same as the last time, or it is said why the child had to get used to somebody else', () => {
    const before = [plannedWith('near'), heldBy('far')];
    expect(holds(before).events[0]?.data).toMatchObject(by('far'));
    expect(holds(before, by('near')).rejection).toMatchObject({ name: 'AnotherInterviewer', fields: by('far') });
    expect(holds(before, { ...by('near'), changeReason: 'CHILD_ASKED' }).events[0]?.data).toMatchObject({ ...by('near'), changeReason: 'CHILD_ASKED' });
    expect(holds(before, { ...by('far'), changeReason: 'CHILD_ASKED' }).events[0]?.data['changeReason']).toBeUndefined();
  });
});

describe('the adult at the child’s side', () => {
  const side = (livesWithSuspect: boolean) => ({ supportPerson: { relation: 'AUNT_OR_UNCLE', livesWithSuspect, chosenByChild: true } });

  it('is nobody who lives with a suspect, neither when it is planned nor when it was held', () => {
    for (const told of [plans(side(true)), holds([planned], { ...side(true), interviewerSex: 'FEMALE' })]) {
      expect(told.rejection).toMatchObject({ name: 'SupportPersonNotAllowed', fields: {} });
    }
    expect(plans(side(false)).events[0]?.data).toMatchObject(side(false));
    expect(holds([planned], { ...side(false), interviewerSex: 'FEMALE' }).events[0]?.data).toMatchObject(side(false));
  });

  it('is nobody who is to the child what a suspect of its case is, and somebody else may be', () => {
    const withMother = { ...facts, suspects: [{ childId, relation: 'MOTHER' }, { childId, relation: 'OTHER' }, { childId: anId('another'), relation: 'TEACHER' }] } as const;
    const refusedFor = (relation: string) =>
      plans({ supportPerson: { relation, livesWithSuspect: false, chosenByChild: true } }, withMother).rejection?.name;
    expect(['MOTHER', 'AUNT_OR_UNCLE', 'TEACHER', 'OTHER'].map(refusedFor)).toEqual(['SupportPersonNotAllowed', undefined, undefined, undefined]);
  });

  it('is known by relation only where it was recorded before the rest was asked', () => {
    const { supportPerson: _told, ...bare } = InterviewSessionHeld.of(InterviewSessionHeld.sample).data;
    expect(InterviewSessionHeld.read(1, { ...bare, supportPerson: 'TEACHER' })).toEqual({ ...bare, supportPerson: { relation: 'TEACHER' } });
    expect(InterviewSessionHeld.read(1, bare)).toEqual(bare);
    expect(InterviewSessionHeld.read(2, bare)).toEqual(bare);
  });
});
