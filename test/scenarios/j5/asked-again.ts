import { mustEqual } from '../../harness/must-equal.js';
import type { Telling } from '../telling.js';
import { words } from './cast.js';
import { outlook, waysInTimeline } from './outlook.js';
import * as sees from './sees.js';
import { type Matter, series } from './the-interview.js';

const covered = [{ topic: 'WHAT_HAPPENED', state: 'COVERED' }, { topic: 'TRANSPORT', state: 'OPEN' }];

/** Step 5: the NGO that has her wants an account of its own, and reads what she wants known instead. */
async function byTheNgo(story: Telling, { caseId, seriesId }: Matter): Promise<void> {
  const childId = story.child;
  const offer = { sex: 'FEMALE', ageBand: 'AGE_6_11', concerns: ['SEXUAL_ABUSE'], needs: ['COUNSELLING'], bedNeeded: false };
  const sent = { childId, caseId, toUnit: 'ngo-a', kind: 'REFERRAL', risk: 'HIGH', offer, consent: { from: 'CAREGIVER_AND_CHILD' } };
  const referralId = await story.does('dosvy-04', '2023-06-14T08:00', 'SendReferral', sent, sees.referred);
  story.stands('ngo-a', { column: 'ngo', knowsChild: true });
  await story.does('ngo-a', '2023-06-14T10:00', 'AcceptReferral', { referralId }, sees.accepted);
  await story.isRefused('ngo-a', '2023-06-15T08:00', 'PlanInterviewSeries', { childId, caseId, ...series, plannedFor: '2023-06-20' }, 'NotAllowed');
  const wish = { childId, seriesId, reason: 'NOT_DETAILED', topics: ['WHAT_HAPPENED'] };
  await story.does('ngo-a', '2023-06-15T08:10', 'RequestInterviewRepeat', wish, sees.ngoRedirected);
  const { yourTopics, waysForward, recordings, repeatsPrevented } = await outlook(story, 'ngo-a', 'CARE');
  mustEqual({ yourTopics, waysForward, recordings, repeatsPrevented }, {
    yourTopics: covered, waysForward: ['READ_SUMMARY', 'SEND_QUESTIONS'], recordings: [], repeatsPrevented: 1,
  });
  // The rule named the recording, too, which is never released to an NGO.
  mustEqual(await waysInTimeline(story, 'ngo-a'), ['READ_SUMMARY', 'SEND_QUESTIONS']);
}

/** Step 6: the district asks, too; it sees the recording until a day, and what is missing goes to the interviewer. */
async function byTheDistrict(story: Telling, { seriesId, recordingId }: Matter): Promise<void> {
  const childId = story.child;
  const viewing = { childId, recordingId, purpose: 'INVESTIGATION' };
  const wish = { childId, seriesId, reason: 'NOT_DETAILED', topics: ['TRANSPORT'], note: words.tooThin };
  await story.does('police-0401', '2023-06-16T08:00', 'RequestInterviewRepeat', wish, sees.policeRedirected);
  const before = await outlook(story, 'police-0401', 'INVESTIGATION');
  mustEqual([before.yourTopics, before.waysForward, before.openQuestions], [null, ['VIEW_RECORDING', 'SEND_QUESTIONS'], null]);
  mustEqual(before.recordings, [{ id: recordingId, mayRelease: ['ahtjp-04'], releasedToYouUntil: null, viewings: null }]);
  await story.isRefused('police-0401', '2023-06-16T08:10', 'RecordRecordingViewed', viewing, 'NotFoundOrNotYours');
  const release = { ...viewing, toUnit: 'police-0401', until: '2099-12-31' };
  await story.isRefused('ahtjp-04', '2023-06-16T10:00', 'ReleaseRecording', { ...release, toUnit: 'ngo-a' }, 'RecordingNotForThisUnit');
  story.stands('police-0401', { column: 'police viewing', knowsChild: true });
  await story.does('ahtjp-04', '2023-06-16T10:10', 'ReleaseRecording', release, sees.released);
  await story.does('police-0401', '2023-06-16T14:00', 'RecordRecordingViewed', viewing, sees.viewed);
  mustEqual((await outlook(story, 'police-0401', 'INVESTIGATION')).recordings, [
    { id: recordingId, mayRelease: ['ahtjp-04'], releasedToYouUntil: '2099-12-31', viewings: 1 },
  ]);

  const questions = [{ topic: 'TRANSPORT', question: words.question }];
  await story.does('police-0401', '2023-06-16T15:00', 'SendInterviewQuestions', { childId, seriesId, questions }, sees.questionsSent);
  const { openQuestions, yourTopics } = await outlook(story, 'ahtjp-04', 'INVESTIGATION');
  mustEqual([openQuestions?.map(({ topic, askedBy }) => [topic, askedBy]), yourTopics?.[1]?.state], [[['TRANSPORT', 'police-0401']], 'ASKED']);
  const answers = [{ questionId: openQuestions?.[0]?.id, source: 'RECORDING', answer: words.answer }];
  await story.does('ahtjp-04', '2023-06-17T09:00', 'AnswerInterviewQuestions', { childId, seriesId, answers }, sees.questionsAnswered);
}

/** Step 7: the judge insists, on what she has not told, once and at home. */
async function byTheJudge(story: Telling, { caseId, seriesId }: Matter): Promise<void> {
  const childId = story.child;
  const offences = [{ code: 'TIPSE-42', role: 'PRINCIPAL' }];
  story.stands('court-04', { column: 'court', knowsChild: true });
  const dossier = { caseId, courtUnit: 'court-04', dossierNumber: '04/2023/9', offences };
  await story.does('ahtjp-04', '2023-06-20T09:00', 'ReferCaseToCourt', dossier, sees.referredToCourt);
  const order = { childId, seriesId, topics: ['EARLIER_HARM'], orderNumber: '17/2023' };
  await story.isRefused('court-04', '2023-06-21T09:00', 'OrderInterviewRepeat', { ...order, topics: ['WHAT_HAPPENED', 'EARLIER_HARM'] }, 'TopicsCoveredAlready', {
    topics: ['WHAT_HAPPENED'],
  });
  await story.does('court-04', '2023-06-21T09:10', 'OrderInterviewRepeat', order, sees.ordered);
  const further = { childId, caseId, ...series, participants: [], plannedFor: '2023-06-23', roomType: 'HOME', topics: ['EARLIER_HARM'] };
  await story.isRefused('ahtjp-04', '2023-06-21T10:00', 'PlanInterviewSeries', { ...further, topics: series.topics }, 'TopicsNotAuthorised', {
    topics: ['EARLIER_HARM'],
  });
  await story.does('ahtjp-04', '2023-06-21T10:10', 'PlanInterviewSeries', further, sees.furtherPlanned);
  await story.isRefused('ahtjp-04', '2023-06-21T10:20', 'PlanInterviewSeries', further, 'SeriesAlreadyExists', { leadUnit: 'ahtjp-04' });
}

/** Steps 5 to 7: three who want to ask her again; two are answered by what is there, one has leave for what is not. */
export async function askedAgain(story: Telling, matter: Matter): Promise<void> {
  await byTheNgo(story, matter);
  await byTheDistrict(story, matter);
  await byTheJudge(story, matter);
}
