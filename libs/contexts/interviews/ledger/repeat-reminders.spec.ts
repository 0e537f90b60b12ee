import { describe, expect, it } from '@jest/globals';
import { InterviewRepeatAgreed, InterviewRepeatRefused, InterviewRepeatReminded, InterviewRepeatRequested } from '#contracts/interviews';
import type { NewEvent } from '#kernel';
import { anId, story, theFacts } from '#testing';
import { ledger } from './ledger.decider.js';
import { caseId, childId, held, planned, seriesId, standing } from './ledger.samples.js';

const requestId = anId('request');
const asked = { requestId, childId, caseId, seriesId, requestedBy: 'ahtjp-17', reason: 'NEW_SUSPECT', topics: ['WHO_WAS_INVOLVED'] } as const;
const requested = (changes: object = {}) =>
  InterviewRepeatRequested.of({ ...asked, topics: [...asked.topics], deciders: ['dosvy-17', 'court-17'], answerDueAt: '2026-03-02T01:00:00.000Z', ...changes });
const agreed = InterviewRepeatAgreed.of({ requestId, childId, seriesId, agreedBy: 'dosvy-17' });
const reminded = InterviewRepeatReminded.of({ requestId, childId, seriesId, waitingFor: ['dosvy-17', 'court-17'] });
const refused = InterviewRepeatRefused.of({ ...asked, topics: [...asked.topics], refusedBy: 'court-17' });

const reminds = (...past: readonly NewEvent[]) =>
  story(ledger, [planned, held, ...past]).when('RemindRepeatDeciders', { input: { childId, requestId }, facts: theFacts({ standing }) });

describe('a request for a second interview that nobody answers', () => {
  it('is reminded of when the time for the answer is over, naming those who are still waited for', () => {
    expect(reminds(requested()).events).toEqual([
      { type: 'interviews.InterviewRepeatReminded', data: { requestId, childId, seriesId, waitingFor: ['dosvy-17', 'court-17'] } },
    ]);
    expect(reminds(requested(), agreed).events[0]?.data['waitingFor']).toEqual(['court-17']);
  });

  it('is reminded of once, not before its time, and not where no time was set', () => {
    expect(reminds(requested(), reminded).rejection?.name).toBe('RepeatAlreadyReminded');
    expect(reminds(requested(), reminded, agreed).rejection?.name).toBe('RepeatAlreadyReminded');
    expect(reminds(requested({ answerDueAt: '2026-03-02T02:00:00.001Z' })).rejection?.name).toBe('RepeatNotDue');
    expect(reminds(requested({ answerDueAt: undefined })).rejection?.name).toBe('RepeatNotDue');
  });

  it('needs no reminder once it is answered, and there is none of what nobody asked', () => {
    expect(reminds(requested(), refused).rejection).toMatchObject({ name: 'RepeatAlreadyAnswered', fields: { answer: 'REFUSED' } });
    expect(reminds().rejection?.name).toBe('NotFoundOrNotYours');
  });
});
