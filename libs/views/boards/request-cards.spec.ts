import { describe, expect, it } from '@jest/globals';
import {
  InterviewQuestionsAnswered, InterviewQuestionsForwarded, InterviewRepeatAgreed, InterviewRepeatAuthorised, InterviewRepeatRedirected, InterviewRepeatRefused,
  InterviewRepeatReminded, InterviewRepeatRequested,
} from '#contracts/interviews';
import { json, type NewEvent } from '#kernel';
import { aRecordedEvent, anActor, anId, clearOf } from '#testing';
import { boardsProjection } from './boards.projection.js';

const recordedAt = '2026-03-02T08:00:00.000Z';
const { requestId, seriesId } = InterviewRepeatRequested.sample;

function changesOf(event: NewEvent, unit = 'ahtjp-17') {
  const handler = boardsProjection.handlers[event.contract.type];
  return typeof handler === 'function' ? handler(aRecordedEvent(event, { recordedAt, actor: anActor({ unit }) }), clearOf()) : [];
}
const answered = (answer: string, unit: string) => [
  { kind: 'set', table: 'repeat_request_card', where: { request_id: requestId }, values: { answer, answered_at: recordedAt, answered_by: unit } },
];

describe('the board of requests to ask a child again', () => {
  it('holds a request with its note as it is sealed, and who decides, until there is an answer', () => {
    const [card, ...deciders] = changesOf(InterviewRepeatRequested.of({ ...InterviewRepeatRequested.sample, note: 'sealed' }));
    expect(card).toMatchObject({
      kind: 'put', table: 'repeat_request_card', key: { request_id: requestId },
      row: { series_id: seriesId, requested_by: 'ahtjp-17', reason: 'NEW_SUSPECT', note: json('sealed'), asked_at: recordedAt, answer_due_at: '2026-03-05T02:05:00Z', reminded_at: null, answer: null, answered_at: null },
    });
    expect(deciders).toEqual(
      ['dosvy-17', 'court-17'].map((unit, place) => ({ kind: 'put', table: 'repeat_decider', key: { request_id: requestId, unit }, row: { place, agreed_at: null } })),
    );
  });

  it('notes who has agreed, so that only the others are still waited for', () => {
    expect(changesOf(InterviewRepeatAgreed.of(InterviewRepeatAgreed.sample), 'dosvy-17')).toEqual([
      { kind: 'set', table: 'repeat_decider', where: { request_id: requestId, unit: 'dosvy-17' }, values: { agreed_at: recordedAt } },
    ]);
  });

  it('notes that those who decide were reminded', () => {
    expect(changesOf(InterviewRepeatReminded.of({ ...InterviewRepeatReminded.sample, requestId }))).toEqual([
      { kind: 'set', table: 'repeat_request_card', where: { request_id: requestId }, values: { reminded_at: recordedAt } },
    ]);
  });

  it.each([
    [InterviewRepeatAuthorised.of(InterviewRepeatAuthorised.sample), 'AUTHORISED'],
    [InterviewRepeatRefused.of({ ...InterviewRepeatRefused.sample, requestId }), 'REFUSED'],
    [InterviewRepeatRedirected.of({ ...InterviewRepeatRedirected.sample, redirectedBy: 'court-17' }), 'REDIRECTED'],
    // By the rule, when one of those who decide agreed to what was told meanwhile.
    [InterviewRepeatRedirected.of(InterviewRepeatRedirected.sample), 'REDIRECTED'],
  ])('says how it was answered, and leaves the request as it was asked (%#)', (event, answer) => {
    expect(changesOf(event, 'court-17')).toEqual(answered(answer, 'court-17'));
  });

  it('holds what the rule answered at once as asked and answered in one', () => {
    const [card, ...more] = changesOf(InterviewRepeatRedirected.of(InterviewRepeatRedirected.sample));
    expect(more).toEqual([]);
    expect(card).toMatchObject({ kind: 'put', row: { reason: 'NOT_DETAILED', asked_at: recordedAt, answer_due_at: null, answer: 'REDIRECTED', answered_by: 'ahtjp-17' } });
  });
});

describe('the board of questions to interviewers', () => {
  const [asked] = InterviewQuestionsForwarded.sample.questions;
  const second = { questionId: anId('second'), topic: 'TRANSPORT' as const, question: 'sealed' };

  it('holds each question by itself, with the place that its text is sealed to', () => {
    const cards = changesOf(InterviewQuestionsForwarded.of({ ...InterviewQuestionsForwarded.sample, questions: [...InterviewQuestionsForwarded.sample.questions, second] }), 'police-1710');
    const row = { lead_unit: 'ahtjp-17', asked_by: 'police-1710', asked_at: recordedAt, answered_at: null };
    expect(cards).toMatchObject([
      { key: { question_id: asked?.questionId }, row: { ...row, place: 0 } },
      { key: { question_id: second.questionId }, row: { ...row, place: 1, question: json('sealed') } },
    ]);
  });

  it('waits for each that was not answered', () => {
    const [answer] = InterviewQuestionsAnswered.sample.answers;
    expect(changesOf(InterviewQuestionsAnswered.of(InterviewQuestionsAnswered.sample))).toEqual([
      { kind: 'set', table: 'question_card', where: { question_id: answer?.questionId }, values: { answered_at: recordedAt } },
    ]);
  });
});
