import { mustEqual } from '../../harness/must-equal.js';
import type { Telling } from '../telling.js';
import { type Matter, type People, topics, words } from './cast.js';
import { outlook } from './outlook.js';
import * as sees from './sees.js';

/** What every plan for her says; the first one is made for the Friday. */
export const plan = ({ woman }: People) => ({
  purpose: 'INVESTIGATION',
  topics: topics.slice(0, 2),
  participants: ['dosvy-04', 'court-04', 'ngo-a'],
  plannedFor: '2023-06-09',
  roomType: 'CHILD_FRIENDLY_ROOM',
  recording: true,
  interviewerId: woman,
  childPrefers: 'FEMALE',
});

/** Step 3: AHTJP leads one plan for all; the girl asks for a woman, and each of the others adds what it needs to know. */
export async function planned(story: Telling, matter: Matter, people: People): Promise<void> {
  const { caseId } = matter;
  const childId = story.child;
  story.stands('court-04', { column: 'observer', knowsChild: false });
  const withHim = { childId, caseId, ...plan(people), interviewerId: people.man };
  const herInstead = { childPrefers: 'FEMALE', deputyId: people.woman, deputyUnit: 'ahtjp-04' };
  await story.isRefused('ahtjp-04', '2023-06-05T14:50', 'PlanInterviewSeries', withHim, 'ChildsWishNotMet', herInstead);
  await story.does('ahtjp-04', '2023-06-05T15:00', 'PlanInterviewSeries', { childId, caseId, ...plan(people) }, sees.planned);
  const coming = await outlook(story, 'dosvy-04', 'CARE');
  mustEqual([coming.yourTopics?.map(({ state }) => state), coming.waysForward], [['PLANNED', 'OPEN'], ['SEND_QUESTIONS', 'JOIN_PLANNED_SESSION']]);
  matter.seriesId = coming.planned[0]?.id ?? '';
  const adds = (unit: string, minute: string, added: string) =>
    story.does(unit, minute, 'AddInterviewTopics', { childId, seriesId: matter.seriesId, topics: [added] }, sees.topicsAddedBy(unit));
  await adds('dosvy-04', '2023-06-05T15:10', topics[2]);
  await adds('court-04', '2023-06-05T15:20', topics[3]);
  await adds('ngo-a', '2023-06-05T15:30', topics[4]);
}

/** Step 4: at first she does not speak; she does to the same woman four days later. */
export async function told(story: Telling, matter: Matter, { woman, man, otherWoman }: People): Promise<void> {
  const childId = story.child;
  const { seriesId } = matter;
  const session = {
    childId, seriesId, interviewerId: woman, roomType: 'CHILD_FRIENDLY_ROOM', doorClosed: true, interruptions: 0, peoplePresent: 2,
    supportPerson: { relation: 'TEACHER', livesWithSuspect: false, chosenByChild: true }, recorded: true, viewsAsked: true,
  };
  const byHim = { ...session, interviewerId: man, topicsCovered: [] };
  await story.isRefused('ahtjp-04', '2023-06-09T09:00', 'HoldInterviewSession', byHim, 'ChildsWishNotMet', { childPrefers: 'FEMALE' });
  await story.does('ahtjp-04', '2023-06-09T09:00', 'HoldInterviewSession', { ...session, topicsCovered: [] }, sees.firstSession);
  const whole = { ...session, topicsCovered: topics, summary: words.summary, childWantsKnown: words.childWantsKnown };
  for (const interviewerId of [otherWoman, man]) {
    await story.isRefused('ahtjp-04', '2023-06-13T09:00', 'HoldInterviewSession', { ...whole, interviewerId }, 'AnotherInterviewer', { interviewerId: woman });
  }
  await story.does('ahtjp-04', '2023-06-13T09:00', 'HoldInterviewSession', whole, sees.secondSession);
  const file = { childId, seriesId, kind: 'VIDEO', minutes: 55, sha256: '4'.repeat(64), place: words.place };
  await story.does('ahtjp-04', '2023-06-13T16:00', 'DepositRecording', file, sees.deposited);
  matter.recordingId = (await outlook(story, 'ahtjp-04', 'INVESTIGATION')).recordings[0]?.id ?? '';
}
