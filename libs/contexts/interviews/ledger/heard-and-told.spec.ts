import { describe, expect, it } from '@jest/globals';
import { AddInterviewTopics, InterviewRepeatAuthorised, InterviewSeriesPlanned } from '#contracts/interviews';
import type { Actor, NewEvent } from '#kernel';
import { anActor, anId, story, theFacts } from '#testing';
import { ledger } from './ledger.decider.js';
import { caseId, childId, dosvy, held, plan, planned, post, seriesId, standing } from './ledger.samples.js';

const facts = theFacts({ standing });
const gives = (given: readonly NewEvent[], command: string, input: object, actor: Actor = dosvy) =>
  story(ledger, given).when(command, { input: { childId, ...input }, facts, actor });

describe('what a child says of its interview', () => {
  const feedback = {
    feltSafe: 'YES', toldWhatWouldHappen: 'NO', couldTakeBreak: 'NOT_ASKED', foodOrDrinkOffered: 'NO', adultOfOwnChoice: 'YES', doorClosed: 'NO', somebodyCameIn: 'YES',
  } as const;
  const asks = (given: readonly NewEvent[], actor?: Actor) => gives(given, 'CaptureChildFeedback', { seriesId, feedback, ownWords: 'មានគេចូលមក' }, actor);

  it('stands beside what the officer wrote, as often as it is asked, and tells which session it is about', () => {
    expect(asks([planned, held, held]).events).toEqual([
      { type: 'interviews.ChildFeedbackCaptured', data: { childId, caseId, seriesId, session: 2, feedback, ownWords: 'មានគេចូលមក' } },
    ]);
  });

  it('is asked by somebody outside the unit that held it', () => {
    expect(asks([planned, held], anActor()).rejection?.name).toBe('FeedbackFromOwnInterview');
    expect(asks([planned, held], anActor({ unit: 'ahtjp-12' })).rejection).toBeUndefined();
  });

  it('is asked after a session of a series there is', () => {
    expect(asks([planned]).rejection).toMatchObject({ name: 'InvalidInput', fields: { problems: [{ path: 'seriesId' }] } });
    expect(asks([]).rejection?.name).toBe('SeriesUnknown');
  });
});

describe('what a child is told of its rights', () => {
  const told = { topics: ['PROCESS', 'RESTITUTION'], language: 'khm', toldTo: 'BOTH' };

  it('is recorded by topic, with or without a case of the child', () => {
    expect(gives([], 'GiveRightsInformation', { ...told, caseId }).events).toEqual([{ type: 'interviews.RightsInformationGiven', data: { childId, caseId, ...told } }]);
    expect(gives([], 'GiveRightsInformation', told).rejection).toBeUndefined();
    expect(gives([], 'GiveRightsInformation', { ...told, caseId: anId('made up') }).rejection).toMatchObject({ name: 'InvalidInput', fields: { problems: [{ path: 'caseId' }] } });
  });
});

describe('the topics of a planned interview', () => {
  const adds = (given: readonly NewEvent[], topics: readonly string[], actor?: Actor) => gives(given, 'AddInterviewTopics', { seriesId, topics }, actor);

  it('are added to by those who stand to the child and those who take part, each once', () => {
    const { events } = adds([planned], ['WHAT_HAPPENED', 'FAMILY_AND_HOME'], post);
    expect(events).toEqual([
      { type: 'interviews.InterviewTopicsAdded', data: { childId, caseId, seriesId, added: ['FAMILY_AND_HOME'], topics: ['WHAT_HAPPENED', 'FAMILY_AND_HOME'] } },
    ]);
    expect(adds([planned], ['WHAT_HAPPENED']).rejection).toMatchObject({ name: 'InvalidInput', fields: { problems: [{ path: 'topics' }] } });
    expect(AddInterviewTopics.input.safeParse({ childId, seriesId, topics: [] }).success).toBe(false);
  });

  it('are not for those who take part in another interview of the child only', () => {
    const far = anActor({ unit: 'ahtjp-12', province: '12' });
    const inAnother = InterviewSeriesPlanned.of({ ...plan, caseId: anId('other'), topics: ['TRANSPORT'], participants: ['ahtjp-12'], seriesId: anId('2'), leadUnit: 'ahtjp-17' });
    expect(adds([planned, inAnother], ['TRANSPORT'], far).rejection?.name).toBe('NotFoundOrNotYours');
    expect(gives([planned, inAnother], 'AddInterviewTopics', { seriesId: anId('2'), topics: ['RECRUITMENT'] }, far).events).toHaveLength(1);
  });

  it('stand once a session was held, and under a leave those that it names', () => {
    expect(adds([planned, held], ['TRANSPORT']).rejection).toMatchObject({ name: 'InterviewUnderWay', fields: { leadUnit: 'ahtjp-17' } });
    expect(adds([], ['TRANSPORT']).rejection?.name).toBe('SeriesUnknown');
    const leave = { requestId: anId('leave'), childId, caseId, seriesId: anId('first'), requestedBy: 'ahtjp-17', reason: 'NEW_SUSPECT', authorisedBy: ['dosvy-17'] } as const;
    const authorised = InterviewRepeatAuthorised.of({ ...leave, topics: ['WHAT_HAPPENED', 'TRANSPORT'], authorisedBy: ['dosvy-17'] });
    const further = InterviewSeriesPlanned.of({ ...plan, topics: ['WHAT_HAPPENED'], participants: [], seriesId, leadUnit: 'ahtjp-17', requestId: anId('leave') });
    expect(adds([authorised, further], ['TRANSPORT']).events).toHaveLength(1);
    expect(adds([authorised, further], ['RECRUITMENT']).rejection).toMatchObject({ name: 'TopicsNotAuthorised', fields: { topics: ['WHAT_HAPPENED', 'TRANSPORT'] } });
  });
});
