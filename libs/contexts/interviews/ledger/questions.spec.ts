import { describe, expect, it } from '@jest/globals';
import { AnswerInterviewQuestions, InterviewQuestionsAnswered, InterviewQuestionsForwarded, InterviewSessionHeld } from '#contracts/interviews';
import { evolveAll, type NewEvent } from '#kernel';
import { anActor, anEnvelope, anId, story, theFacts } from '#testing';
import { ledger } from './ledger.decider.js';
import { caseId, childId, dosvy, held, planned, seriesId, session, standing } from './ledger.samples.js';

const facts = theFacts({ standing });
const questionId = anId('new question 0');
const asking = { childId, seriesId, questions: [{ topic: 'TRANSPORT', question: 'ដោយរថយន្តអ្វី' }] };
const asked = InterviewQuestionsForwarded.of({
  childId, caseId, seriesId, leadUnit: 'ahtjp-17', questions: [{ questionId, topic: 'TRANSPORT', question: 'ដោយរថយន្តអ្វី' }],
});
const answer = (source: string, changes: object = {}) => ({ childId, seriesId, answers: [{ questionId, source, answer: 'រថយន្តពណ៌ស', ...changes }] });
const answers = (given: readonly NewEvent[], source: string, changes: object = {}, actor = anActor()) =>
  story(ledger, given).when('AnswerInterviewQuestions', { input: answer(source, changes), facts, actor });

describe('questions to the interviewer', () => {
  it('go to the unit that leads the series, each with a number of its own', () => {
    const { events } = story(ledger, [planned, held]).when('SendInterviewQuestions', { input: asking, facts, actor: dosvy });
    expect(events).toEqual([
      { type: 'interviews.InterviewQuestionsForwarded', data: { ...asking, caseId, leadUnit: 'ahtjp-17', questions: [{ ...asking.questions[0], questionId }] } },
    ]);
    expect(story(ledger).when('SendInterviewQuestions', { input: asking, facts, actor: dosvy }).rejection?.name).toBe('SeriesUnknown');
  });

  it('are answered from a session that was held since, and not from one before', () => {
    const next = InterviewSessionHeld.of({ ...session, topicsCovered: ['TRANSPORT'] });
    expect(answers([planned, held, asked], 'SESSION').rejection).toMatchObject({ name: 'InvalidInput', fields: { problems: [{ path: 'answers.0.source' }] } });
    expect(answers([planned, held, asked, next], 'SESSION').events).toEqual([
      { type: 'interviews.InterviewQuestionsAnswered', data: { ...answer('SESSION'), caseId } },
    ]);
  });

  it('are answered from the recording where there is one', () => {
    const unrecorded = InterviewSessionHeld.of({ ...session, recorded: false, topicsCovered: [] });
    expect(answers([planned, unrecorded, asked], 'RECORDING').rejection?.name).toBe('InvalidInput');
    expect(answers([planned, held, asked], 'RECORDING').rejection).toBeUndefined();
  });

  it('need not be put to the child, and every other answer says something', () => {
    const valid = (source: string, text?: string) => AnswerInterviewQuestions.input.safeParse(answer(source, { answer: text })).success;
    expect([valid('NOT_PUT_TO_CHILD'), valid('SESSION', 'ចម្លើយ'), valid('SESSION')]).toEqual([true, true, false]);
    expect(answers([planned, asked], 'NOT_PUT_TO_CHILD', { answer: undefined }).rejection).toBeUndefined();
  });

  it('are answered once, by the unit that leads, and only where they were sent', () => {
    const done = InterviewQuestionsAnswered.of({ childId, caseId, seriesId, answers: [{ questionId, source: 'RECORDING', answer: 'ចម្លើយ' }] });
    expect(answers([planned, held, asked, done], 'RECORDING').rejection).toMatchObject({ name: 'QuestionAlreadyAnswered', fields: { questionId } });
    expect(answers([planned, held, asked], 'RECORDING', {}, dosvy).rejection?.name).toBe('NotFoundOrNotYours');
    expect(answers([planned, held], 'RECORDING').rejection).toMatchObject({ fields: { problems: [{ path: 'answers.0.questionId' }] } });
  });

  it('name the interviewer when they are asked, and those who asked when they are answered', () => {
    const concerned = (...events: readonly NewEvent[]) => {
      const past = events.map(({ contract, data }) => ({ name: contract.name, data, envelope: anEnvelope({ actor: dosvy }) }));
      return ledger.concerns(evolveAll(ledger, ledger.initialState, past), childId);
    };
    expect(concerned(planned, asked)).toEqual({ childIds: [childId], caseId, parties: ['ahtjp-17'] });
    const done = InterviewQuestionsAnswered.of({ childId, caseId, seriesId, answers: [{ questionId, source: 'RECORDING', answer: 'ចម្លើយ' }] });
    expect(concerned(planned, asked, done)).toEqual({ childIds: [childId], caseId, parties: ['dosvy-17'] });
  });
});
