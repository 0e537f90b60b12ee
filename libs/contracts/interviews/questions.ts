import { z } from 'zod';
import { command, event, id, personal, rejection, text } from '#kernel';
import { unitId } from '#contracts/vocabulary';
import { SeriesUnknown } from './commands.js';
import { InterviewTopic } from './topics.js';

/** Where an answer was found; a question that would harm the child is not put to it. */
export const AnswerSource = z.enum(['SESSION', 'RECORDING', 'NOT_PUT_TO_CHILD']);

const example = {
  childId: '3f0e8f7a-2b1c-5d4e-8f9a-0b1c2d3e4f5a',
  caseId: '5b0c1f6e-7a61-5c3b-9b0e-2f4d8a6c1e77',
  seriesId: 'c4a1d2e3-5f60-5718-92a3-b4c5d6e7f809',
};
const questionId = 'a5c9e1f2-7b30-5d84-9e6f-1a2b3c4d5e6f';

/** What somebody wanted to know of the child, sent to the interviewer it knows already. */
export const InterviewQuestionsForwarded = event({
  type: 'interviews.InterviewQuestionsForwarded',
  version: 1,
  about: 'interview-summary',
  milestone: 'Questions sent to the interviewer',
  partial: ['seriesId', 'leadUnit', 'questions.questionId', 'questions.topic'],
  published: false,
  data: z.object({
    childId: id(),
    caseId: id().optional(),
    seriesId: id(),
    leadUnit: unitId(),
    questions: z.array(z.object({ questionId: id(), topic: InterviewTopic, question: personal('interview-summary', 'childId', text(500)) })).min(1),
  }),
  sample: { ...example, leadUnit: 'ahtjp-17', questions: [{ questionId, topic: 'TRANSPORT', question: 'សំណួរគំរូ' }] },
});

export const InterviewQuestionsAnswered = event({
  type: 'interviews.InterviewQuestionsAnswered',
  version: 1,
  about: 'interview-summary',
  milestone: 'Questions answered by the interviewer',
  partial: ['seriesId', 'answers.questionId', 'answers.source'],
  published: false,
  data: z.object({
    childId: id(),
    caseId: id().optional(),
    seriesId: id(),
    answers: z
      .array(z.object({ questionId: id(), source: AnswerSource, answer: personal('interview-summary', 'childId', text(2000)).optional() }))
      .min(1),
  }),
  sample: { ...example, answers: [{ questionId, source: 'RECORDING', answer: 'ចម្លើយគំរូ' }] },
});

export const QuestionAlreadyAnswered = rejection({
  name: 'QuestionAlreadyAnswered',
  message: 'This question is answered already. Leave it out and send the others again; nothing was recorded.',
  fields: z.object({ questionId: id() }),
});

const stream = { category: 'interviews', id: 'childId' } as const;

export const SendInterviewQuestions = command({
  name: 'SendInterviewQuestions',
  context: 'interviews',
  service: 'police',
  help: 'Send what you want to know to the interviewer, who puts it to the child in the next session or finds it in the recording.',
  stream,
  input: z.object({
    childId: id(),
    seriesId: id(),
    questions: z
      .array(z.object({ topic: InterviewTopic, question: text(500) }))
      .min(1, 'is empty: ask at least one')
      .max(10, 'is too long: 10 at most'),
  }),
  rejections: [SeriesUnknown],
});

export const AnswerInterviewQuestions = command({
  name: 'AnswerInterviewQuestions',
  context: 'interviews',
  service: 'police',
  help: 'Answer questions that were sent to your series, from a session held since or from the recording.',
  stream,
  input: z.object({
    childId: id(),
    seriesId: id(),
    answers: z
      .array(z.object({ questionId: id(), source: AnswerSource, answer: text(2000).optional() }))
      .min(1, 'is empty: answer at least one')
      .max(20, 'is too long: 20 at most')
      .refine((list) => new Set(list.map((one) => one.questionId)).size === list.length, 'answers a question twice')
      .refine((list) => list.every(({ source, answer }) => source === 'NOT_PUT_TO_CHILD' || answer !== undefined), 'leaves an answer out'),
  }),
  rejections: [QuestionAlreadyAnswered],
});
