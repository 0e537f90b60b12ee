import { mustEqual } from '../../harness/must-equal.js';
import type { Telling } from '../telling.js';
import { type Matter, type People, words } from './cast.js';
import { outlook, waysInTimeline } from './outlook.js';
import * as sees from './sees.js';
import { plan } from './the-interview.js';

const covered = [{ topic: 'WHAT_HAPPENED', state: 'COVERED' }, { topic: 'TRANSPORT', state: 'OPEN' }];

/** Step 5: the NGO that has her wants an account of its own, and reads what she wants known instead (see the table). */
export async function byTheNgo(story: Telling, { caseId, seriesId }: Matter, people: People): Promise<void> {
  const childId = story.child;
  await story.isRefused('ngo-a', '2023-06-15T08:00', 'PlanInterviewSeries', { childId, caseId, ...plan(people), plannedFor: '2023-06-20' }, 'NotAllowed');
  const wish = { childId, seriesId, reason: 'NOT_DETAILED', topics: ['WHAT_HAPPENED'] };
  await story.does('ngo-a', '2023-06-15T08:10', 'RequestInterviewRepeat', wish, sees.ngoRedirected);
  const { yourTopics, waysForward, recordings, repeatsPrevented } = await outlook(story, 'ngo-a', 'CARE');
  mustEqual({ yourTopics, waysForward, recordings, repeatsPrevented }, {
    yourTopics: covered, waysForward: ['READ_SUMMARY', 'SEND_QUESTIONS'], recordings: [], repeatsPrevented: 1,
  });
  // The rule named the recording, too, which is never released to an NGO.
  mustEqual(await waysInTimeline(story, 'ngo-a'), ['READ_SUMMARY', 'SEND_QUESTIONS']);
}

/** Step 6: the district asks, too; the recording is released to it, and what is missing goes to the interviewer. */
export async function byTheDistrict(story: Telling, { seriesId, recordingId }: Matter): Promise<void> {
  const childId = story.child;
  const viewing = { childId, recordingId, purpose: 'INVESTIGATION' };
  const wish = { childId, seriesId, reason: 'NOT_DETAILED', topics: ['TRANSPORT'], note: words.tooThin };
  await story.does('police-0401', '2023-06-16T08:00', 'RequestInterviewRepeat', wish, sees.policeRedirected);
  await story.isRefused('police-0401', '2023-06-16T08:10', 'RecordRecordingViewed', viewing, 'NotFoundOrNotYours');
  const release = { ...viewing, toUnit: 'police-0401', until: '2099-12-31' };
  await story.isRefused('ahtjp-04', '2023-06-16T10:00', 'ReleaseRecording', { ...release, toUnit: 'ngo-a' }, 'RecordingNotForThisUnit');
  story.stands('police-0401', { column: 'police viewing', knowsChild: true });
  await story.does('ahtjp-04', '2023-06-16T10:10', 'ReleaseRecording', release, sees.released);
  await story.does('police-0401', '2023-06-16T14:00', 'RecordRecordingViewed', viewing, sees.viewed);
  const questions = [{ topic: 'TRANSPORT', question: words.question }];
  await story.does('police-0401', '2023-06-16T15:00', 'SendInterviewQuestions', { childId, seriesId, questions }, sees.questionsSent);
}

/** The interviewer finds the answer in what she told already. */
export async function answered(story: Telling, { seriesId }: Matter): Promise<void> {
  const { openQuestions } = await outlook(story, 'ahtjp-04', 'INVESTIGATION');
  const answers = [{ questionId: openQuestions?.[0]?.id, source: 'RECORDING', answer: words.answer }];
  await story.does('ahtjp-04', '2023-06-17T09:00', 'AnswerInterviewQuestions', { childId: story.child, seriesId, answers }, sees.questionsAnswered);
}

/** Step 7: the judge insists, on what she has not told, once and at home; the lawyer sees the recording by order. */
export async function byTheJudge(story: Telling, { caseId, seriesId, recordingId }: Matter, people: People): Promise<void> {
  const childId = story.child;
  const offences = [{ code: 'TIPSE-42', role: 'PRINCIPAL' }];
  story.stands('court-04', { column: 'court', knowsChild: true });
  const dossier = { caseId, courtUnit: 'court-04', dossierNumber: '04/2023/9', offences };
  await story.does('ahtjp-04', '2023-06-20T09:00', 'ReferCaseToCourt', dossier, sees.referredToCourt);
  const order = { childId, seriesId, topics: ['EARLIER_HARM'], orderNumber: '17/2023' };
  const again = { ...order, topics: ['WHAT_HAPPENED', 'EARLIER_HARM'] };
  await story.isRefused('court-04', '2023-06-21T09:00', 'OrderInterviewRepeat', again, 'TopicsCoveredAlready', { topics: ['WHAT_HAPPENED'] });
  await story.isRefused('court-05', '2023-06-21T09:05', 'OrderInterviewRepeat', order, 'NotFoundOrNotYours');
  await story.does('court-04', '2023-06-21T09:10', 'OrderInterviewRepeat', order, sees.ordered);
  const further = { childId, caseId, ...plan(people), participants: [], plannedFor: '2023-06-23', roomType: 'HOME', topics: ['EARLIER_HARM'] };
  await story.isRefused('ahtjp-04', '2023-06-21T10:00', 'PlanInterviewSeries', { ...further, topics: plan(people).topics }, 'TopicsNotAuthorised', {
    topics: ['EARLIER_HARM'],
  });
  await story.does('ahtjp-04', '2023-06-21T10:10', 'PlanInterviewSeries', further, sees.furtherPlanned);
  await story.isRefused('ahtjp-04', '2023-06-21T10:20', 'PlanInterviewSeries', further, 'SeriesAlreadyExists', { leadUnit: 'ahtjp-04' });

  const viewing = { childId, recordingId, purpose: 'DEFENCE' };
  const release = { ...viewing, toUnit: 'legal-aid-a', until: '2099-06-30' };
  await story.isRefused('ahtjp-04', '2023-06-21T11:00', 'ReleaseRecording', release, 'RecordingNotForThisUnit');
  story.stands('legal-aid-a', { column: 'lawyer', knowsChild: false });
  await story.does('court-04', '2023-06-21T11:10', 'ReleaseRecording', release, sees.released);
  await story.does('legal-aid-a', '2023-06-22T09:00', 'RecordRecordingViewed', viewing, sees.viewedByLawyer);
}
