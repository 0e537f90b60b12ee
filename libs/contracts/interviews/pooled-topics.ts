import { z } from 'zod';
import { command, event, id, rejection } from '#kernel';
import { distinct, unitId } from '#contracts/vocabulary';
import { SeriesUnknown, TopicsNotAuthorised } from './commands.js';
import { InterviewTopic } from './topics.js';

/** One interview answers for all agencies: what another needs to know is added to the plan, not asked again. */
export const InterviewTopicsAdded = event({
  type: 'interviews.InterviewTopicsAdded',
  version: 1,
  about: 'interview-summary',
  milestone: 'Topics added to the interview',
  partial: ['seriesId', 'added', 'topics'],
  published: false,
  data: z.object({
    childId: id(),
    caseId: id().optional(),
    seriesId: id(),
    added: z.array(InterviewTopic).min(1),
    /** All that is planned now. */
    topics: z.array(InterviewTopic).min(1),
  }),
  sample: {
    childId: '3f0e8f7a-2b1c-5d4e-8f9a-0b1c2d3e4f5a',
    caseId: '5b0c1f6e-7a61-5c3b-9b0e-2f4d8a6c1e77',
    seriesId: 'c4a1d2e3-5f60-5718-92a3-b4c5d6e7f809',
    added: ['FAMILY_AND_HOME'],
    topics: ['WHAT_HAPPENED', 'WHO_WAS_INVOLVED', 'FAMILY_AND_HOME'],
  },
});

export const InterviewUnderWay = rejection({
  name: 'InterviewUnderWay',
  message: 'A session of this interview was held already, and its plan stays as it was. Send your questions to the lead unit, which says of each further session when and by whom it was held; nothing was recorded.',
  fields: z.object({ leadUnit: unitId() }),
});

export const AddInterviewTopics = command({
  name: 'AddInterviewTopics',
  context: 'interviews',
  service: 'police',
  help: 'Add what your agency needs to know to an interview that is planned, before its first session.',
  stream: { category: 'interviews', id: 'childId' },
  input: z.object({ childId: id(), seriesId: id(), topics: distinct(InterviewTopic, 14) }),
  rejections: [SeriesUnknown, InterviewUnderWay, TopicsNotAuthorised],
});
