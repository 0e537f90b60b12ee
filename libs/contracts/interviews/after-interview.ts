import { z } from 'zod';
import { command, event, id, personal, rejection, text } from '#kernel';
import { SeriesUnknown } from './commands.js';

export const FeedbackAnswer = z.enum(['YES', 'NO', 'NOT_ASKED']);

/** What a child says of its interview, item by item, beside what the officer wrote down. */
export const ChildFeedback = z.object({
  feltSafe: FeedbackAnswer,
  toldWhatWouldHappen: FeedbackAnswer,
  couldTakeBreak: FeedbackAnswer,
  foodOrDrinkOffered: FeedbackAnswer,
  adultOfOwnChoice: FeedbackAnswer,
  doorClosed: FeedbackAnswer,
  somebodyCameIn: FeedbackAnswer,
});

const example = {
  childId: '3f0e8f7a-2b1c-5d4e-8f9a-0b1c2d3e4f5a',
  caseId: '5b0c1f6e-7a61-5c3b-9b0e-2f4d8a6c1e77',
  seriesId: 'c4a1d2e3-5f60-5718-92a3-b4c5d6e7f809',
};

/** Stands beside the officer's record of the session; neither changes the other. */
export const ChildFeedbackCaptured = event({
  type: 'interviews.ChildFeedbackCaptured',
  version: 1,
  about: 'interview-summary',
  milestone: 'Child asked how the interview was',
  partial: ['seriesId', 'session'],
  published: false,
  data: z.object({
    childId: id(),
    caseId: id().optional(),
    seriesId: id(),
    /** Which session of the series it is about, counted from 1: the last one recorded before. */
    session: z.number().int().min(1),
    feedback: ChildFeedback,
    ownWords: personal('interview-summary', 'childId', text(2000)).optional(),
  }),
  sample: {
    ...example,
    session: 1,
    feedback: {
      feltSafe: 'YES', toldWhatWouldHappen: 'YES', couldTakeBreak: 'YES', foodOrDrinkOffered: 'NO', adultOfOwnChoice: 'YES', doorClosed: 'YES', somebodyCameIn: 'NO',
    },
    ownWords: 'នាងសួរថ្នមៗ',
  },
});

/** A child tells those who interviewed it what it believes they want to hear. */
export const FeedbackFromOwnInterview = rejection({
  name: 'FeedbackFromOwnInterview',
  message: 'Your unit held this interview. Have another that works with the child ask it how it was, social affairs, its NGO or the court liaison for instance; nothing was recorded.',
  fields: z.object({}),
});

export const CaptureChildFeedback = command({
  name: 'CaptureChildFeedback',
  context: 'interviews',
  service: 'police',
  help: 'Record what the child says of its interview, asked by somebody outside the unit that held it.',
  stream: { category: 'interviews', id: 'childId' },
  input: z.object({ childId: id(), seriesId: id(), feedback: ChildFeedback, ownWords: text(2000).optional() }),
  rejections: [SeriesUnknown, FeedbackFromOwnInterview],
});
