import { describe, expect, it } from '@jest/globals';
import { InterviewRepeatAgreed, InterviewRepeatAuthorised, InterviewRepeatRedirected, InterviewRepeatRefused, InterviewRepeatRequested, InterviewSeriesPlanned, InterviewSessionHeld } from '#contracts/interviews';
import type { Actor, NewEvent } from '#kernel';
import { anActor, anId, story, theFacts } from '#testing';
import { ledger } from './ledger.decider.js';
import { atCourt, atCourtForAnother, caseId, childId, dosvy, held, liaison, plan, planned, plannedWith, post, seriesId, session, standing } from './ledger.samples.js';

const facts = theFacts({ standing });
const requestId = anId('request');
const wish = { childId, seriesId, reason: 'NEW_SUSPECT', topics: ['WHO_WAS_INVOLVED'] } as const;
const asked = { childId, caseId, seriesId, requestId, requestedBy: 'ahtjp-17', reason: 'NEW_SUSPECT', topics: ['WHO_WAS_INVOLVED'] } as const;
const request = (changes: { readonly reason?: 'SAFETY_GAP'; readonly requestedBy?: string } = {}) =>
  InterviewRepeatRequested.of({ ...asked, topics: [...asked.topics], deciders: ['dosvy-17', 'court-17'], ...changes });
const agreed = InterviewRepeatAgreed.of({ requestId, childId, seriesId, agreedBy: 'dosvy-17' });
const leave = InterviewRepeatAuthorised.of({ ...asked, topics: [...asked.topics], authorisedBy: ['dosvy-17', 'court-17'] });
const told = [planned, held];
const answered = [...told, request()];

const asks = (given: readonly NewEvent[], changes: object = {}, actor?: Actor) =>
  story(ledger, given).when('RequestInterviewRepeat', { input: { ...wish, ...changes }, facts, ...(actor === undefined ? {} : { actor }) });
const decides = (given: readonly NewEvent[], actor: Actor, decision: string, note?: string) =>
  story(ledger, given).when('DecideInterviewRepeat', { input: { childId, requestId, decision, note }, facts, actor });
const plansFurther = (given: readonly NewEvent[], changes: object = {}, actor = anActor()) =>
  story(ledger, given).when('PlanInterviewSeries', { input: { ...plan, topics: ['WHO_WAS_INVOLVED'], ...changes }, facts, actor });

describe('a second interview', () => {
  it('is asked for with a reason and decided by DoSVY and the court liaison of the case’s province', () => {
    expect(asks(told).events).toEqual([
      { type: 'interviews.InterviewRepeatRequested', data: { ...asked, requestId: anId('new request'), deciders: ['dosvy-17', 'court-17'], answerDueAt: '2026-03-05T02:00:00.000Z' } },
    ]);
  });

  it('is decided outside the unit that asks: where DoSVY asks, the liaison decides', () => {
    expect(asks(told, {}, dosvy).events[0]?.data['deciders']).toEqual(['court-17']);
    const own = InterviewRepeatRequested.of({ ...asked, topics: [...asked.topics], requestedBy: 'dosvy-17', deciders: ['court-17'] });
    expect(decides([...told, own], dosvy, 'AUTHORISE').rejection?.name).toBe('NotFoundOrNotYours');
    expect(decides([...told, own], liaison, 'AUTHORISE').events[0]?.type).toBe('interviews.InterviewRepeatAuthorised');
  });

  it('is decided by the liaison of the court that has the case, wherever it sits', () => {
    const known = { ...facts, standing: [...facts.standing, { childId, holder: 'unit:court-12', relation: 'court-case', source: caseId } as const] };
    const { events } = story(ledger, told).when('RequestInterviewRepeat', { input: wish, facts: known });
    expect(events[0]?.data['deciders']).toEqual(['dosvy-17', 'court-12']);
  });

  it('is never justified by too little detail alone: questions go to the interviewer', () => {
    const [event] = asks(told, { reason: 'NOT_DETAILED', topics: ['TRANSPORT'], note: 'ខ្លីពេក' }).events;
    expect(event).toMatchObject({
      type: 'interviews.InterviewRepeatRedirected',
      data: { requestedBy: 'ahtjp-17', reason: 'NOT_DETAILED', leadUnit: 'ahtjp-17', waysForward: ['VIEW_RECORDING', 'READ_SUMMARY', 'SEND_QUESTIONS'], note: 'ខ្លីពេក' },
    });
    expect(event?.data['redirectedBy']).toBeUndefined();
  });

  it('is not needed where a session of the series is planned or still to come', () => {
    expect(asks(told, { reason: 'PLANNED_SESSION' }).events[0]).toMatchObject({
      type: 'interviews.InterviewRepeatRedirected',
      data: { waysForward: ['JOIN_PLANNED_SESSION', 'VIEW_RECORDING', 'READ_SUMMARY', 'SEND_QUESTIONS'] },
    });
    expect(asks([planned]).events[0]).toMatchObject({ data: { reason: 'NEW_SUSPECT', waysForward: ['SEND_QUESTIONS', 'JOIN_PLANNED_SESSION'] } });
  });

  it('is about what the child has not told, unless that is new, is lost, or the child wants to tell it', () => {
    const kindOf = (reason: string) => asks(told, { reason, topics: ['WHAT_HAPPENED'] }).events[0]?.type;
    for (const reason of ['SAFETY_GAP', 'DEFENCE_QUESTION']) expect(kindOf(reason)).toBe('interviews.InterviewRepeatRedirected');
    for (const reason of ['NEW_ALLEGATION', 'NEW_SUSPECT', 'CHILD_REQUEST', 'TECHNICAL_FAILURE']) expect(kindOf(reason)).toBe('interviews.InterviewRepeatRequested');
  });

  it('is authorised when both have agreed, and by neither alone', () => {
    const first = decides(answered, dosvy, 'AUTHORISE', 'យល់ព្រម');
    expect(first.events).toEqual([{ type: 'interviews.InterviewRepeatAgreed', data: { requestId, childId, seriesId, agreedBy: 'dosvy-17', note: 'យល់ព្រម' } }]);
    expect(decides([...answered, agreed], dosvy, 'AUTHORISE').rejection).toMatchObject({ name: 'RepeatAlreadyAnswered', fields: { answer: 'AGREED' } });
    expect(decides([...answered, agreed], liaison, 'AUTHORISE').events).toEqual([
      { type: 'interviews.InterviewRepeatAuthorised', data: { ...asked, authorisedBy: ['dosvy-17', 'court-17'] } },
    ]);
  });

  it.each(['REFUSE', 'REDIRECT'])('needs one of them only to %s, also after the other agreed', (decision) => {
    const { events } = decides([...answered, agreed], liaison, decision, 'មូលហេតុ');
    expect(events).toMatchObject([{ data: { requestId, requestedBy: 'ahtjp-17', note: 'មូលហេតុ' } }]);
    const { rejection } = decides([...answered, InterviewRepeatRefused.of({ ...asked, topics: [...asked.topics], refusedBy: 'court-17' })], dosvy, decision);
    expect(rejection).toMatchObject({ name: 'RepeatAlreadyAnswered', fields: { answer: 'REFUSED' } });
  });

  it('is not decided by the unit that asks, by another, or twice', () => {
    for (const actor of [anActor(), post]) expect(decides(answered, actor, 'AUTHORISE').rejection?.name).toBe('NotFoundOrNotYours');
    expect(decides(told, dosvy, 'AUTHORISE').rejection?.name).toBe('NotFoundOrNotYours');
    expect(decides([...answered, leave], dosvy, 'REFUSE').rejection).toMatchObject({ fields: { answer: 'AUTHORISED' } });
  });

  it('that was redirected is answered with that as long as nothing was planned or held, and counts once', () => {
    const wished = { reason: 'NOT_DETAILED', topics: ['TRANSPORT', 'EARLIER_HARM'] } as const;
    const before = InterviewRepeatRedirected.of({ ...asked, ...wished, topics: [...wished.topics], leadUnit: 'ahtjp-17', waysForward: ['SEND_QUESTIONS'] });
    const again = { ...wished, topics: ['EARLIER_HARM', 'TRANSPORT'] };
    expect(asks([...told, before], again).rejection).toMatchObject({ name: 'RepeatAlreadyAnswered', fields: { requestId, answer: 'REDIRECTED' } });
    const isNew = (given: readonly NewEvent[], changes: object = {}, actor?: Actor) => asks(given, { ...again, ...changes }, actor).events[0]?.type;
    for (const changes of [{ topics: ['TRANSPORT'] }, { reason: 'PLANNED_SESSION' }]) expect(isNew([...told, before], changes)).toBe('interviews.InterviewRepeatRedirected');
    expect(isNew([...told, before], {}, dosvy)).toBe('interviews.InterviewRepeatRedirected');
    expect(isNew([...told, before, held])).toBe('interviews.InterviewRepeatRedirected');
    expect(isNew([...told, before, plannedWith({ seriesId: anId('second') })])).toBe('interviews.InterviewRepeatRedirected');
    expect(isNew([...told, before, plannedWith({ seriesId: anId('second'), caseId: anId('another case') })])).toBeUndefined();
  });

  it('is not authorised for what was told while it was waited for', () => {
    const later = InterviewSessionHeld.of({ ...session, topicsCovered: ['WHO_WAS_INVOLVED'] });
    const wished = request({ reason: 'SAFETY_GAP' });
    expect(decides([...told, wished, later, agreed], liaison, 'AUTHORISE').events[0]?.type).toBe('interviews.InterviewRepeatRedirected');
  });

  it('is not authorised while an interview is still to come that was planned since: that one is joined', () => {
    const second = plannedWith({ topics: ['TRANSPORT'], seriesId: anId('second'), requestId: anId('other') });
    const ordered = InterviewRepeatAuthorised.of({ ...asked, requestId: anId('other'), reason: 'COURT_ORDER', topics: ['TRANSPORT'], authorisedBy: ['court-17'] });
    const waiting = [...told, request(), ordered, second];
    expect(decides(waiting, dosvy, 'AUTHORISE').events).toMatchObject([
      { type: 'interviews.InterviewRepeatRedirected', data: { requestId, waysForward: ['VIEW_RECORDING', 'READ_SUMMARY', 'SEND_QUESTIONS', 'JOIN_PLANNED_SESSION'] } },
    ]);
    expect(decides([...waiting, agreed], liaison, 'AUTHORISE').events[0]?.type).toBe('interviews.InterviewRepeatRedirected');
    const heldSince = InterviewSessionHeld.of({ ...session, seriesId: anId('second'), topicsCovered: ['TRANSPORT'] });
    expect(decides([...waiting, heldSince], dosvy, 'AUTHORISE').events[0]?.type).toBe('interviews.InterviewRepeatAgreed');
  });

  it('is asked for once at a time by a unit, and not where leave waits to be used', () => {
    expect(asks(answered).rejection).toMatchObject({ name: 'RepeatAlreadyRequested', fields: { requestId, deciders: ['dosvy-17', 'court-17'] } });
    expect(asks(answered, {}, dosvy).rejection).toBeUndefined();
    expect(asks([...answered, leave], {}, dosvy).rejection).toMatchObject({ name: 'RepeatAlreadyAuthorised', fields: { topics: ['WHO_WAS_INVOLVED'] } });
    expect(asks([]).rejection?.name).toBe('SeriesUnknown');
  });

  it('becomes one further series on the topics it was authorised for, and no second one', () => {
    const further = plansFurther([...answered, leave]);
    expect(further.events[0]?.data).toMatchObject({ seriesId: anId('new series'), requestId, topics: ['WHO_WAS_INVOLVED'] });
    expect(plansFurther([...answered, leave], { topics: ['WHO_WAS_INVOLVED', 'TRANSPORT'] }).rejection).toMatchObject({
      name: 'TopicsNotAuthorised',
      fields: { topics: ['WHO_WAS_INVOLVED'] },
    });
    const second = InterviewSeriesPlanned.of({ ...plan, topics: ['WHO_WAS_INVOLVED'], participants: [], seriesId: anId('second'), leadUnit: 'ahtjp-17', requestId });
    expect(plansFurther([...answered, leave, second]).rejection).toMatchObject({ name: 'SeriesAlreadyExists', fields: { seriesId: anId('second') } });
    expect(asks([...answered, leave, second], { reason: 'CHILD_REQUEST' }).events[0]?.type).toBe('interviews.InterviewRepeatRedirected');
  });

  it('is planned by the unit that asked or the one that leads, and by no other', () => {
    const another = anActor({ unit: 'ahtjp-12' });
    expect(plansFurther([...answered, leave], {}, another).rejection?.name).toBe('SeriesAlreadyExists');
    const byDosvy = InterviewRepeatAuthorised.of({ ...asked, topics: [...asked.topics], requestedBy: 'dosvy-17', authorisedBy: ['court-17'] });
    for (const actor of [dosvy, anActor()]) expect(plansFurther([...told, byDosvy], {}, actor).rejection).toBeUndefined();
    expect(plansFurther([...answered, leave], {}, post).rejection?.name).toBe('FullInterviewNotAtThisLevel');
  });

  it('is ordered by a court only on topics that are neither told nor planned, and then needs nobody’s agreement', () => {
    const orders = (topics: readonly string[], given: readonly NewEvent[] = told, known = atCourt) =>
      story(ledger, given).when('OrderInterviewRepeat', { input: { childId, seriesId, topics, orderNumber: '17/2026' }, facts: theFacts({ standing: known }), actor: liaison });
    expect(orders(['TRANSPORT']).events).toEqual([
      {
        type: 'interviews.InterviewRepeatAuthorised',
        data: { childId, caseId, seriesId, requestId: anId('new request'), requestedBy: 'court-17', reason: 'COURT_ORDER', topics: ['TRANSPORT'], authorisedBy: ['court-17'], orderNumber: '17/2026' },
      },
    ]);
    expect(orders(['WHAT_HAPPENED', 'TRANSPORT']).rejection).toMatchObject({ name: 'TopicsCoveredAlready', fields: { topics: ['WHAT_HAPPENED'] } });
    const toCome = plannedWith({ seriesId: anId('second'), topics: ['TRANSPORT'] });
    expect(orders(['TRANSPORT', 'EARLIER_HARM'], [...told, toCome]).rejection).toMatchObject({ name: 'TopicsCoveredAlready', fields: { topics: ['TRANSPORT'] } });
    expect(orders(['EARLIER_HARM'], [...told, toCome]).rejection).toBeUndefined();
    expect(orders(['TRANSPORT'], [...told, leave]).rejection?.name).toBe('RepeatAlreadyAuthorised');
    expect(orders(['TRANSPORT'], []).rejection?.name).toBe('SeriesUnknown');
    expect(orders(['TRANSPORT'], told, atCourtForAnother).rejection?.name).toBe('NotFoundOrNotYours');
    expect(orders(['TRANSPORT'], [plannedWith({ caseId: undefined }), held], atCourtForAnother).rejection).toBeUndefined();
  });

  it('that was held without leave is recorded when it comes to light, and gives no leave', () => {
    const found = { childId, seriesId, heldBy: 'police-1710', heldOn: '2026-03-01', topics: ['WHAT_HAPPENED'], reason: 'UNAWARE_OF_EARLIER' };
    const records = (changes: object = {}) => story(ledger, told).when('RecordRepeatFound', { input: { ...found, ...changes }, facts, actor: dosvy });
    expect(records().events).toEqual([{ type: 'interviews.InterviewRepeatFound', data: { ...found, caseId } }]);
    expect(records({ heldOn: '2026-03-09' }).rejection).toMatchObject({ name: 'InvalidInput', fields: { problems: [{ path: 'heldOn' }] } });
    expect(records({ heldBy: 'nobody' }).rejection?.name).toBe('UnknownUnit');
    expect(records({ seriesId: anId('another') }).rejection?.name).toBe('SeriesUnknown');
  });
});
