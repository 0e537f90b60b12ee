import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ChildPrefers, InterviewRepeatAuthorised, InterviewSeriesPlanned, InterviewSessionHeld, InterviewTopic, MinimalFactsTaken, RecordMinimalFacts, RepeatDecision, RequestReason, SafetyTopic } from '#contracts/interviews';
import { evolveAll, type NewEvent } from '#kernel';
import { anActor, anEnvelope, anId, anySequence, story, theFacts } from '#testing';
import { ledger } from './ledger.decider.js';
import { caseId, childId, held, plan, planned, plannedWith, post, seriesId, session } from './ledger.samples.js';

const inCase = (source: string) => ({ childId, holder: 'unit:police-1710', relation: 'own-case', source }) as const;
const facts = theFacts({ standing: [inCase(caseId), inCase(anId('another case'))] });
const beforeAnyCase = theFacts();

const known = (name: string, until: string) =>
  ({ interviewerId: anId(name), unit: 'ahtjp-17', sex: 'FEMALE', languages: ['khm'], certificates: [{ from: '2010-01-01', until }] }) as const;

const planAgain = (given: readonly NewEvent[], changes: object = {}, known = facts) =>
  story(ledger, given).when('PlanInterviewSeries', { input: { ...plan, ...changes }, facts: known });
const concerned = (...events: readonly NewEvent[]) => {
  const past = events.map(({ contract, data }) => ({ name: contract.name, data, envelope: anEnvelope() }));
  return ledger.concerns(evolveAll(ledger, ledger.initialState, past), childId);
};

describe('the ledger of what a child was asked', () => {
  it('takes the first series of a matter, led by the unit that planned it', () => {
    expect(planAgain([]).events).toEqual([
      { type: 'interviews.InterviewSeriesPlanned', data: { ...plan, seriesId: anId('new series'), leadUnit: 'ahtjp-17' } },
    ]);
  });

  it('takes no second series on the same matter, and says what can be done instead', () => {
    expect(planAgain([planned]).rejection).toMatchObject({
      name: 'SeriesAlreadyExists',
      fields: { seriesId, leadUnit: 'ahtjp-17', waysForward: ['SEND_QUESTIONS', 'JOIN_PLANNED_SESSION'] },
    });
    expect(planAgain([planned, held]).rejection?.fields).toMatchObject({
      waysForward: ['VIEW_RECORDING', 'READ_SUMMARY', 'SEND_QUESTIONS'],
    });
  });

  it('offers a recording or a summary only where there is one', () => {
    const unrecorded = InterviewSessionHeld.of({ ...session, recorded: false, topicsCovered: [] });
    expect(planAgain([planned, unrecorded]).rejection?.fields).toMatchObject({ waysForward: ['SEND_QUESTIONS'] });
    expect(planAgain([planned, held, unrecorded]).rejection?.fields).toMatchObject({
      waysForward: ['VIEW_RECORDING', 'READ_SUMMARY', 'SEND_QUESTIONS'],
    });
  });

  it('takes another case as another matter, and what has no case as one matter of its own', () => {
    expect(planAgain([planned], { caseId: anId('another case') }).rejection).toBeUndefined();
    const withoutCase = planAgain([], { caseId: undefined }, beforeAnyCase);
    expect(withoutCase.rejection).toBeUndefined();
    const standing = InterviewSeriesPlanned.of({ ...(withoutCase.events[0]?.data as never as Parameters<typeof InterviewSeriesPlanned.of>[0]) });
    expect(planAgain([standing], { caseId: undefined }, beforeAnyCase).rejection?.name).toBe('SeriesAlreadyExists');
    expect(planAgain([standing], { caseId: undefined }).rejection?.name).toBe('SeriesAlreadyExists');
  });

  it('counts what was asked before there was a case for the first case that comes, and for that one only', () => {
    const before = plannedWith({ caseId: undefined, participants: [] });
    const leave = InterviewRepeatAuthorised.of({
      childId, seriesId, requestId: anId('leave'), requestedBy: 'ahtjp-17', reason: 'NEW_SUSPECT', topics: ['WHO_WAS_INVOLVED'], authorisedBy: ['dosvy-17', 'court-17'],
    });
    expect(planAgain([before]).rejection).toMatchObject({ name: 'SeriesAlreadyExists', fields: { seriesId } });
    expect(planAgain([before, leave]).rejection?.name).toBe('TopicsNotAuthorised');
    const further = { topics: ['WHO_WAS_INVOLVED'] };
    expect(planAgain([before, leave], { ...further, caseId: anId('made up') }).rejection).toMatchObject({ fields: { problems: [{ path: 'caseId' }] } });
    expect(planAgain([before, leave], further).events[0]?.data).toMatchObject({ caseId, requestId: anId('leave') });
    const second = plannedWith({ topics: ['WHO_WAS_INVOLVED'], seriesId: anId('second'), requestId: anId('leave') });
    expect(planAgain([before, leave, second], further).rejection).toMatchObject({ name: 'SeriesAlreadyExists', fields: { seriesId: anId('second') } });
    expect(planAgain([before, leave, second], { caseId: anId('another case') }).rejection).toBeUndefined();
    expect(concerned(before, leave, second, held)).toMatchObject({ caseId });
  });

  it('leaves apart what was planned without a case and in one before they were one matter', () => {
    const before = plannedWith({ caseId: undefined, seriesId: anId('before') });
    expect(concerned(before, planned, InterviewSessionHeld.of({ ...session, seriesId: anId('before'), topicsCovered: [] }))).toMatchObject({ caseId: undefined });
    expect(planAgain([before, planned]).rejection).toMatchObject({ name: 'SeriesAlreadyExists', fields: { seriesId } });
  });

  it.each([
    ['a case that was made up', anId('made up'), facts],
    ['a case of another child', caseId, theFacts({ standing: [{ ...inCase(caseId), childId: anId('another child') }] })],
    ['no case, where the child has one', undefined, facts],
  ])('lets nobody make a second matter out of %s', (_what, named, known) => {
    expect(planAgain([], { caseId: named }, known).rejection).toMatchObject({ name: 'InvalidInput', fields: { problems: [{ path: 'caseId' }] } });
  });

  it('notes safety questions under a case of the child only', () => {
    const input = { childId, caseId, facts: [{ topic: 'INJURY_OR_ILLNESS', answer: 'គ្មានរបួស' }] };
    expect(story(ledger).when('RecordMinimalFacts', { input, facts }).rejection).toBeUndefined();
    expect(story(ledger).when('RecordMinimalFacts', { input, facts: beforeAnyCase }).rejection).toMatchObject({
      name: 'InvalidInput',
      fields: { problems: [{ path: 'caseId' }] },
    });
  });

  it('takes no full interview from a district post, which may ask for safety only', () => {
    const planning = story(ledger).when('PlanInterviewSeries', { input: plan, facts, actor: post });
    expect(planning.rejection?.name).toBe('FullInterviewNotAtThisLevel');
    const holding = story(ledger, [planned]).when('HoldInterviewSession', { input: { ...session, topicsCovered: [] }, facts, actor: post });
    expect(holding.rejection?.message).toContain('minimal facts');
    const input = { childId, facts: [{ topic: 'INJURY_OR_ILLNESS', answer: 'គ្មានរបួស' }] };
    const safety = story(ledger).when('RecordMinimalFacts', { input, facts, actor: post });
    expect(safety.events).toEqual([{ type: 'interviews.MinimalFactsTaken', data: input }]);
  });

  it('asks six safety topics at most, each once, and an interview is none of them', () => {
    const valid = (topics: readonly string[]) =>
      RecordMinimalFacts.input.safeParse({ childId, facts: topics.map((topic) => ({ topic, answer: 'ចម្លើយ' })) }).success;
    expect(SafetyTopic.options).toHaveLength(6);
    expect(valid(SafetyTopic.options)).toBe(true);
    expect(valid([])).toBe(false);
    expect(valid([...SafetyTopic.options, 'NAME_AND_AGE'])).toBe(false);
    expect(valid(['NAME_AND_AGE', 'NAME_AND_AGE'])).toBe(false);
    expect(valid(['WHAT_HAPPENED'])).toBe(false);
  });

  it('never counts safety questions as an interview', () => {
    const safety = MinimalFactsTaken.of({ childId, caseId, facts: [{ topic: 'NAME_AND_AGE', answer: 'ចម្លើយ' }] });
    expect(planAgain([safety]).rejection).toBeUndefined();
  });

  it('takes sessions of a series it knows only', () => {
    const input = { ...session, topicsCovered: ['WHAT_HAPPENED'], summary: 'សង្ខេប', childWantsKnown: 'ចង់ទៅសាលា' };
    expect(story(ledger, [planned]).when('HoldInterviewSession', { input, facts }).events).toEqual([
      { type: 'interviews.InterviewSessionHeld', data: input },
    ]);
    expect(story(ledger).when('HoldInterviewSession', { input, facts }).rejection?.name).toBe('SeriesUnknown');
  });

  it('takes sessions from the lead, from who takes part, and from who has the very case, whatever else they are to the child', () => {
    const stands = (holder: string, relation: 'own-case' | 'own-province', source: string) => ({ childId, holder, relation, source }) as const;
    const elsewhere = anId('another case');
    const known = theFacts({ standing: [inCase(caseId), inCase(elsewhere), stands('unit:ahtjp-12', 'own-case', elsewhere), stands('province:12', 'own-province', elsewhere)] });
    const far = anActor({ unit: 'ahtjp-12', province: '12' });
    const holds = (series: NewEvent, facts = known) =>
      story(ledger, [series]).when('HoldInterviewSession', { input: { ...session, topicsCovered: [] }, facts, actor: far }).rejection;
    expect(holds(planned)).toMatchObject({ name: 'NotInThisInterview', fields: { leadUnit: 'ahtjp-17' } });
    expect(holds(plannedWith({ participants: ['ahtjp-12'] }))).toBeUndefined();
    expect(holds(plannedWith({ caseId: elsewhere }))).toBeUndefined();
    expect(holds(planned, theFacts({ standing: [...known.standing, stands('province:12', 'own-province', caseId)] }))).toBeUndefined();
    expect(holds(plannedWith({ caseId: undefined }))).toBeUndefined();
    expect(holds(plannedWith({ caseId: undefined }), theFacts({ standing: [stands('unit:ahtjp-12', 'own-case', elsewhere)] }))?.name).toBe('NotInThisInterview');
  });

  it('takes a planned second session of the same series', () => {
    const told = story(ledger, [planned, held]).when('HoldInterviewSession', { input: { ...session, topicsCovered: [] }, facts });
    expect(told.rejection).toBeUndefined();
  });

  it('plans no series for a day already gone, nor with units that are not in the directory', () => {
    expect(planAgain([], { plannedFor: '2026-03-01' }).rejection).toMatchObject({
      name: 'InvalidInput',
      fields: { problems: [{ path: 'plannedFor' }] },
    });
    expect(planAgain([], { plannedFor: '2026-03-02' }).rejection).toBeUndefined();
    expect(planAgain([], { participants: ['dosvy-17', 'dosvy-99'] }).rejection).toMatchObject({
      name: 'UnknownUnit',
      fields: { unit: 'dosvy-99' },
    });
  });

  it('involves the participants of the series an entry belongs to, and nobody in safety questions', () => {
    const elsewhere = InterviewSeriesPlanned.of({ ...plan, caseId: undefined, topics: ['RECRUITMENT'], participants: ['ngo-a'], seriesId: anId('2'), leadUnit: 'dosvy-17' });
    expect(concerned(planned, elsewhere)).toEqual({ childIds: [childId], caseId: undefined, parties: ['ngo-a'] });
    expect(concerned(planned, elsewhere, held)).toEqual({ childIds: [childId], caseId, parties: ['dosvy-17'] });
    const safety = MinimalFactsTaken.of({ childId, facts: [{ topic: 'NAME_AND_AGE', answer: 'ចម្លើយ' }] });
    expect(concerned(planned, safety)).toEqual({ childIds: [childId], caseId: undefined, parties: [] });
  });

  it('stays decidable whatever was recorded before', () => {
    const anyCase = fc.constantFrom(caseId, caseId, anId('another case'), undefined);
    const anySeries = fc.oneof(fc.constant(seriesId), fc.nat(4).map((n) => anId(`series ${n}`)));
    const anyInterviewer = fc.constantFrom(anId('certified'), anId('lapsed'), undefined);
    const anyRecording = fc.nat(20).map((n) => anId(`recording ${n}`));
    const seen = anySequence(
      ledger,
      {
        PlanInterviewSeries: fc.record({
          ...Object.fromEntries(Object.entries(plan).map(([name, value]) => [name, fc.constant(value)])),
          caseId: anyCase,
          plannedFor: fc.constantFrom('2026-03-05', '2030-01-01', '2030-01-02'),
          topics: fc.subarray([...InterviewTopic.options], { minLength: 1 }),
          participants: fc.subarray(['dosvy-17', 'court-17', 'ngo-a']),
          interviewerId: fc.constantFrom(anId('certified'), undefined),
          childPrefers: fc.constantFrom(...ChildPrefers.options, undefined),
        }),
        HoldInterviewSession: fc.record({
          ...Object.fromEntries(Object.entries(session).map(([name, value]) => [name, fc.constant(value)])),
          seriesId: anySeries,
          topicsCovered: fc.subarray([...InterviewTopic.options]),
          recorded: fc.boolean(),
          interviewerId: anyInterviewer,
          changeReason: fc.constantFrom('ILLNESS', undefined),
        }),
        RequestInterviewRepeat: fc.record({
          childId: fc.constant(childId),
          seriesId: anySeries,
          reason: fc.constantFrom(...RequestReason.options),
          topics: fc.subarray([...InterviewTopic.options], { minLength: 1 }),
        }),
        RemindRepeatDeciders: fc.record({ childId: fc.constant(childId), requestId: fc.nat(20).map((n) => anId(`request ${n}`)) }),
        DecideInterviewRepeat: fc.record({
          childId: fc.constant(childId),
          requestId: fc.nat(20).map((n) => anId(`request ${n}`)),
          decision: fc.constantFrom(...RepeatDecision.options),
        }),
        OrderInterviewRepeat: fc.record({
          childId: fc.constant(childId),
          seriesId: anySeries,
          topics: fc.subarray([...InterviewTopic.options], { minLength: 1 }),
          orderNumber: fc.constant('17/2026'),
        }),
        RecordRepeatFound: fc.record({
          childId: fc.constant(childId),
          seriesId: anySeries,
          heldOn: fc.constant('2026-03-01'),
          topics: fc.constant(['WHAT_HAPPENED']),
          reason: fc.constant('UNAWARE_OF_EARLIER'),
        }),
        DepositRecording: fc.record({
          childId: fc.constant(childId),
          seriesId: anySeries,
          kind: fc.constant('VIDEO'),
          minutes: fc.constant(1),
          sha256: fc.constantFrom('a'.repeat(64), 'b'.repeat(64)),
        }),
        HandOverRecording: fc.record({
          childId: fc.constant(childId), recordingId: anyRecording, toUnit: fc.constantFrom('ahtjp-17', 'court-17'), sha256: fc.constant('a'.repeat(64)),
        }),
        ReleaseRecording: fc.record({
          childId: fc.constant(childId), recordingId: anyRecording, toUnit: fc.constant('police-1710'), purpose: fc.constant('COURT'), until: fc.constant('2030-01-01'),
        }),
        RecordRecordingViewed: fc.record({ childId: fc.constant(childId), recordingId: anyRecording, purpose: fc.constant('COURT') }),
        SendInterviewQuestions: fc.record({
          childId: fc.constant(childId),
          seriesId: anySeries,
          questions: fc.constant([{ topic: 'TRANSPORT', question: 'សំណួរ' }]),
        }),
        AnswerInterviewQuestions: fc.record({
          childId: fc.constant(childId),
          seriesId: anySeries,
          answers: fc.nat(20).map((n) => [{ questionId: anId(`question 0 ${n}`), source: 'NOT_PUT_TO_CHILD' }]),
        }),
        ChangeInterviewPlan: fc.record({
          childId: fc.constant(childId),
          seriesId: anySeries,
          plannedFor: fc.constantFrom('2026-03-05', '2030-01-03', undefined),
          moveReason: fc.constantFrom('OTHER', undefined),
          interviewerId: anyInterviewer,
          participants: fc.constantFrom(['court-17'], ['ngo-a', 'dosvy-17'], undefined),
        }),
        AddInterviewTopics: fc.record({
          childId: fc.constant(childId),
          seriesId: anySeries,
          topics: fc.subarray([...InterviewTopic.options], { minLength: 1 }),
        }),
        CaptureChildFeedback: fc.record({
          childId: fc.constant(childId),
          seriesId: anySeries,
          feedback: fc.constant({
            feltSafe: 'YES', toldWhatWouldHappen: 'NO', couldTakeBreak: 'NOT_ASKED', foodOrDrinkOffered: 'NO', adultOfOwnChoice: 'YES', doorClosed: 'YES', somebodyCameIn: 'NO',
          }),
        }),
        GiveRightsInformation: fc.constant({ childId, topics: ['PROCESS'], language: 'khm', toldTo: 'CHILD' }),
        RecordMinimalFacts: fc.record({
          childId: fc.constant(childId),
          caseId: anyCase,
          facts: fc.subarray([...SafetyTopic.options], { minLength: 1 }).map((topics) => topics.map((topic) => ({ topic, answer: 'ចម្លើយ' }))),
        }),
      },
      { facts: { ...facts, interviewers: [known('certified', '2040-01-01'), known('lapsed', '2020-01-01')] }, before: [planned] },
    );
    expect([...seen]).toEqual(
      expect.arrayContaining(['InterviewSeriesPlanned', 'InterviewSessionHeld', 'MinimalFactsTaken', 'InterviewRepeatRedirected', 'InterviewQuestionsForwarded', 'RightsInformationGiven']),
    );
  });
});
