import { mustEqual } from '../../harness/must-equal.js';
import type { Telling } from '../telling.js';
import { nameKhmer, words } from './cast.js';
import { outlook } from './outlook.js';
import * as sees from './sees.js';

export interface Matter {
  readonly caseId: string;
  readonly seriesId: string;
  readonly recordingId: string;
}

export const series = {
  purpose: 'INVESTIGATION',
  topics: ['WHAT_HAPPENED', 'WHO_WAS_INVOLVED'],
  participants: ['dosvy-04', 'court-04', 'ngo-a'],
  plannedFor: '2023-06-09',
  roomType: 'CHILD_FRIENDLY_ROOM',
  recording: true,
};

/** Steps 1 to 4: a school tells, one interview is planned by all, and she speaks the second time. */
export async function theInterview(story: Telling, [first, second]: readonly [string, string]): Promise<Matter> {
  story.stands('police-0401', { column: 'police', knowsChild: true });
  story.stands('ahtjp-04', { column: 'ahtjp', knowsChild: true });
  story.stands('dosvy-04', { column: 'dosvy', knowsChild: true });
  await story.registers('police-0401', '2023-06-05T08:00', { nameKhmer, sex: 'FEMALE', ageYears: 9, districtCode: '0401' }, sees.registered);
  const childId = story.child;
  const offences = [{ code: 'TIPSE-42', role: 'PRINCIPAL' }];
  const opened = { childIds: [childId], districtCode: '0401', channel: 'WALK_IN', concerns: ['SEXUAL_ABUSE'], offences };
  const caseId = await story.does('police-0401', '2023-06-05T08:30', 'OpenCase', opened, sees.caseOpened);
  const facts = [{ topic: 'WHO_MAY_CARE_TONIGHT', answer: words.safeTonight }];
  await story.does('police-0401', '2023-06-05T09:00', 'RecordMinimalFacts', { childId, caseId, facts }, sees.minimalFacts);

  story.stands('court-04', { column: 'observer', knowsChild: false });
  await story.does('ahtjp-04', '2023-06-05T15:00', 'PlanInterviewSeries', { childId, caseId, ...series }, sees.planned);
  const coming = await outlook(story, 'dosvy-04', 'CARE');
  mustEqual([coming.yourTopics?.map(({ state }) => state), coming.waysForward], [['PLANNED', 'OPEN'], ['SEND_QUESTIONS', 'JOIN_PLANNED_SESSION']]);
  const seriesId = coming.planned[0]?.id ?? '';

  const session = {
    childId, seriesId, interviewerId: first, roomType: 'CHILD_FRIENDLY_ROOM', doorClosed: true, interruptions: 0, peoplePresent: 2,
    supportPerson: { relation: 'TEACHER', livesWithSuspect: false, chosenByChild: true }, recorded: true, viewsAsked: true,
  };
  await story.does('ahtjp-04', '2023-06-09T09:00', 'HoldInterviewSession', { ...session, topicsCovered: [] }, sees.firstSession);
  const told = { topicsCovered: ['WHAT_HAPPENED', 'WHO_WAS_INVOLVED'], summary: words.summary, childWantsKnown: words.childWantsKnown };
  const bySecond = { ...session, ...told, interviewerId: second };
  await story.isRefused('ahtjp-04', '2023-06-13T09:00', 'HoldInterviewSession', bySecond, 'AnotherInterviewer', { interviewerId: first });
  await story.does('ahtjp-04', '2023-06-13T09:00', 'HoldInterviewSession', { ...session, ...told }, sees.secondSession);
  const file = { childId, seriesId, kind: 'VIDEO', minutes: 55, sha256: '4'.repeat(64), place: words.place };
  await story.does('ahtjp-04', '2023-06-13T16:00', 'DepositRecording', file, sees.deposited);
  return { caseId, seriesId, recordingId: (await outlook(story, 'ahtjp-04', 'INVESTIGATION')).recordings[0]?.id ?? '' };
}
