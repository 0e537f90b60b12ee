import { mustEqual } from '../../harness/must-equal.js';
import type { Telling } from '../telling.js';
import { words } from './cast.js';
import * as sees from './sees.js';

interface Matter {
  readonly childId: string;
  readonly caseId: string;
  readonly seriesId: string;
}

/** Step 7: she and her aunt are told what comes, and the court adds what it would otherwise ask later. */
export async function beforeTheInterview(story: Telling, { childId, caseId, seriesId }: Matter): Promise<void> {
  const told = { childId, caseId, topics: ['PROCESS', 'WITNESS_ROLE', 'RESTITUTION'], language: 'khm', toldTo: 'BOTH' };
  await story.does('dosvy-17', '2023-03-04T11:00', 'GiveRightsInformation', told, sees.rightsTold);
  const { interviewOutlook } = await story.by('ahtjp-17').query<{ interviewOutlook: { rights: { topic: string; toldToChild: boolean }[] } }>(
    'query ($id: ID!) { interviewOutlook(childId: $id) { rights { topic toldToChild } } }',
    { id: childId },
  );
  mustEqual(interviewOutlook.rights.filter(({ toldToChild }) => !toldToChild).map(({ topic }) => topic), ['SERVICES']);
  const topics = { childId, seriesId, topics: ['WHAT_HAPPENED', 'FAMILY_AND_HOME'] };
  await story.does('court-17', '2023-03-04T12:00', 'AddInterviewTopics', topics, sees.topicsAdded);
}

/** Step 8: somebody else than those who interviewed her asks how it was; what she says stands beside their record. */
export async function afterTheInterview(story: Telling, { childId, seriesId }: Matter): Promise<void> {
  const feedback = {
    feltSafe: 'YES', toldWhatWouldHappen: 'YES', couldTakeBreak: 'YES', foodOrDrinkOffered: 'NO', adultOfOwnChoice: 'YES', doorClosed: 'YES', somebodyCameIn: 'YES',
  };
  const said = { childId, seriesId, feedback, ownWords: words.howItWas };
  await story.isRefused('ahtjp-17', '2023-03-05T14:00', 'CaptureChildFeedback', said, 'FeedbackFromOwnInterview');
  await story.does('dosvy-17', '2023-03-05T14:00', 'CaptureChildFeedback', said, sees.feedback);
  await story.isRefused('court-17', '2023-03-05T15:00', 'AddInterviewTopics', { childId, seriesId, topics: ['MONEY_OR_DEBT'] }, 'InterviewUnderWay', { leadUnit: 'ahtjp-17' });
}
