import { mustEqual } from '../../harness/must-equal.js';
import { boardOf } from '../../harness/referrals.js';
import type { Telling } from '../telling.js';
import { nameKhmer, words } from './cast.js';
import { afterTheInterview, beforeTheInterview } from './heard-and-told.js';
import { questionsInstead } from './questions-instead.js';
import * as sees from './sees.js';
import { type Matter, whoReadsWhat } from './who-reads-what.js';

interface Interviewers {
  readonly woman: string;
  readonly man: string;
}

/**
 * Steps 8 to 10: the one interview, a shelter, and the second interview that is not held. Resolves to the NGO's referral,
 * and to what the interview is known by.
 */
export async function toldOnce(story: Telling, caseId: string, interviewers: Interviewers): Promise<{ readonly referralId: string; readonly matter: Matter }> {
  const childId = story.child;
  const series = {
    childId,
    caseId,
    purpose: 'INVESTIGATION',
    topics: ['WHAT_HAPPENED', 'WHO_WAS_INVOLVED', 'WISHES_AND_FEARS'],
    participants: ['dosvy-17'],
    plannedFor: '2023-03-05',
    roomType: 'CHILD_FRIENDLY_ROOM',
    recording: true,
    interviewerId: interviewers.woman,
    childPrefers: 'FEMALE',
    language: 'khm',
  };
  const { interviewers: certified } = await story.by('ahtjp-17').query<{ interviewers: { edges: { node: { id: string; certifiedUntil: string } }[] } }>(
    '{ interviewers(on: "2023-03-05", province: "17", language: "khm") { edges { node { id certifiedUntil } } } }',
  );
  mustEqual(certified.edges, [{ node: { id: interviewers.woman, certifiedUntil: '2024-01-09' } }]);
  const withHim = { ...series, interviewerId: interviewers.man };
  const instead = { deputyId: interviewers.woman, deputyUnit: 'ahtjp-17' };
  await story.isRefused('ahtjp-17', '2023-03-04T09:50', 'PlanInterviewSeries', withHim, 'InterviewerNotCertified', { interviewerId: interviewers.man, ...instead });
  const earlier = { ...withHim, plannedFor: '2023-03-04' };
  await story.isRefused('ahtjp-17', '2023-03-04T09:55', 'PlanInterviewSeries', earlier, 'ChildsWishNotMet', { childPrefers: 'FEMALE', ...instead });
  await story.does('ahtjp-17', '2023-03-04T10:00', 'PlanInterviewSeries', series, sees.seriesPlanned);
  const { interviewOutlook } = await story.by('ahtjp-17').query<{ interviewOutlook: { series: { id: string }[] } }>(
    'query ($id: ID!) { interviewOutlook(childId: $id) { series { id } } }',
    { id: childId },
  );
  const seriesId = interviewOutlook.series[0]?.id ?? '';
  const matter = { childId, caseId, seriesId, interviewerId: interviewers.woman };
  // It could only learn of the interview afterwards, and ask for one of its own: the lead lets it join this one.
  const joins = { childId, seriesId, participants: ['court-17'] };
  await story.isRefused('dosvy-17', '2023-03-04T10:30', 'ChangeInterviewPlan', joins, 'NotFoundOrNotYours');
  story.stands('court-17', { column: 'observer', knowsChild: false });
  await story.does('ahtjp-17', '2023-03-04T10:30', 'ChangeInterviewPlan', joins, sees.courtJoins);
  await beforeTheInterview(story, matter);
  await whoReadsWhat(story, 8, matter);
  const session = {
    childId,
    seriesId,
    roomType: 'CHILD_FRIENDLY_ROOM',
    doorClosed: true,
    interruptions: 0,
    peoplePresent: 2,
    topicsCovered: ['WHAT_HAPPENED', 'WHO_WAS_INVOLVED'],
    supportPerson: { relation: 'AUNT_OR_UNCLE', livesWithSuspect: false, chosenByChild: true },
    recorded: true,
    summary: words.summary,
    childWantsKnown: words.childWantsKnown,
    viewsAsked: true,
  };
  const withNeighbour = { ...session, supportPerson: { relation: 'NEIGHBOUR', livesWithSuspect: true, chosenByChild: false } };
  // Her mother is a suspect, which the refusal does not tell.
  const withMother = { ...session, supportPerson: { relation: 'MOTHER', livesWithSuspect: false, chosenByChild: true } };
  for (const person of [withNeighbour, withMother]) {
    await story.isRefused('ahtjp-17', '2023-03-05T09:00', 'HoldInterviewSession', person, 'SupportPersonNotAllowed');
  }
  await story.does('ahtjp-17', '2023-03-05T09:00', 'HoldInterviewSession', session, sees.sessionHeld);
  const file = { childId, seriesId, kind: 'VIDEO', minutes: 48, sha256: '7'.repeat(64) };
  await story.does('ahtjp-17', '2023-03-05T12:00', 'DepositRecording', file, sees.deposited);
  await afterTheInterview(story, matter);

  const referralId = await story.does(
    'dosvy-17',
    '2023-03-06T08:00',
    'SendReferral',
    {
      childId,
      caseId,
      toUnit: 'ngo-a',
      kind: 'REFERRAL',
      risk: 'HIGH',
      offer: {
        sex: 'FEMALE', ageBand: 'AGE_12_14', districtCode: '1710', concerns: ['TRAFFICKING'],
        needs: ['TRANSITIONAL_ACCOMMODATION', 'COUNSELLING'], bedNeeded: true, voluntaryStay: true,
      },
      consent: { from: 'CAREGIVER_AND_CHILD' },
      note: words.noteToNgo,
    },
    sees.sentToNgo,
  );
  const [offered] = await boardOf(story.by('ngo-a'), 'WAITING_FOR_MY_UNIT');
  mustEqual({ id: offered?.id, childId: offered?.childId, caseId: offered?.caseId, note: offered?.note }, { id: referralId, childId: null, caseId: null, note: null });
  mustEqual([childId, nameKhmer, words.noteToNgo].filter((word) => JSON.stringify(offered).includes(word)), []);
  const place = { childId, kind: 'TRANSITIONAL_SHELTER', address: words.shelter, voluntaryStay: true, childViews: { asked: true, view: words.viewOnStay } };
  await story.isRefused('ngo-a', '2023-03-06T09:00', 'StartPlacement', place, 'NotFoundOrNotYours');
  story.stands('ngo-a', { column: 'ngo', knowsChild: true });
  await story.does('ngo-a', '2023-03-06T10:00', 'AcceptReferral', { referralId }, sees.acceptedByNgo);
  await story.isRefused('ngo-a', '2023-03-06T11:00', 'StartPlacement', { ...place, voluntaryStay: false }, 'VoluntaryStayMissing');
  await story.does('ngo-a', '2023-03-06T11:00', 'StartPlacement', place, sees.placed);
  await story.isRefused('police-1710', '2023-03-06T12:00', 'EndPlacement', { childId, reason: 'OTHER' }, 'NotAllowed');

  const again = { ...series, plannedFor: '2023-03-12' };
  await story.isRefused('ahtjp-17', '2023-03-12T09:00', 'PlanInterviewSeries', again, 'SeriesAlreadyExists', {
    seriesId,
    leadUnit: 'ahtjp-17',
    waysForward: ['VIEW_RECORDING', 'READ_SUMMARY', 'SEND_QUESTIONS'],
  });
  await questionsInstead(story, seriesId);
  const [taken] = await boardOf(story.by('ngo-a'), 'TAKEN_ON');
  mustEqual({ id: taken?.id, childId: taken?.childId, note: taken?.note }, { id: referralId, childId, note: { state: 'OPEN', value: words.noteToNgo } });

  await whoReadsWhat(story, 10, matter);
  const counselling = { childId, referralId, service: 'COUNSELLING', sessions: 4, note: words.counselling };
  await story.does('ngo-a', '2023-03-20T15:00', 'RecordServiceDelivered', counselling, sees.counselled);
  return { referralId, matter };
}
