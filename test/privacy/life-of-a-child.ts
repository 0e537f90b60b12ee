import type { CommandOptions, User } from '../harness/graphql-client.js';
import { idIn } from '../harness/whole-timeline.js';

export type Input = Readonly<Record<string, unknown>>;
interface Told {
  readonly id: string;
  readonly position: string;
}

/** Sends a command whose texts are still to be written, and gives back what was recorded. */
export type Tell = (user: User, command: string, coded: Input, options?: CommandOptions) => Promise<Told>;

export interface Staff {
  readonly ahtjp: User;
  readonly dosvy: User;
  readonly ngo: User;
  readonly secondNgo: User;
  readonly court: User;
  readonly privacy: User;
  readonly national: User;
}
export const staffUnits = {
  ahtjp: 'ahtjp-17',
  dosvy: 'dosvy-17',
  ngo: 'ngo-a',
  secondNgo: 'ngo-b',
  court: 'court-17',
  privacy: 'privacy-national',
  national: 'ahtjp-national',
} as const;

/** The persons of one child's story, by the ids under which their keys are kept. */
export interface Story {
  readonly childId: string;
  readonly reporterId: string;
  readonly suspectId: string;
  readonly juvenileId: string;
  readonly referralIds: readonly string[];
  /** Place in the log of the last thing told. */
  readonly position: string;
}

const daysFromNow = (days: number) => new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString();
const offences = [{ code: 'TIPSE-34', role: 'PRINCIPAL' }];
const topics = ['IMMEDIATE_DANGER', 'INJURY_OR_ILLNESS', 'WHO_MAY_CARE_TONIGHT', 'WHERE_IS_THE_SUSPECT', 'OTHER_CHILDREN_IN_DANGER', 'NAME_AND_AGE'];
const offer = { sex: 'FEMALE', ageBand: 'AGE_12_14', concerns: ['TRAFFICKING'], needs: ['COUNSELLING'], bedNeeded: true };
const due = (days: number): CommandOptions => ({ occurredAt: { value: daysFromNow(days), precision: 'MINUTE' } });

interface Matter {
  readonly childId: string;
  readonly caseId: string;
  readonly seriesId: string;
}
const supportPerson = { relation: 'TEACHER', livesWithSuspect: false, chosenByChild: true };
const further = { purpose: 'INVESTIGATION', topics: ['WHO_WAS_INVOLVED'], participants: [], roomType: 'OFFICE', recording: false, supportPerson };

/** Every answer that a wish to interview the child again can have. */
async function askAgain({ ahtjp, dosvy, court }: Pick<Staff, 'ahtjp' | 'dosvy' | 'court'>, tell: Tell, { caseId, ...matter }: Matter): Promise<void> {
  const { childId } = matter;
  const wish = { ...matter, reason: 'NEW_SUSPECT', topics: ['WHO_WAS_INVOLVED'] };
  const asks = async () => idIn(ahtjp, childId, (await tell(ahtjp, 'RequestInterviewRepeat', wish)).position, 'requestId');
  const decide = async (user: User, requestId: string, decision: string) => tell(user, 'DecideInterviewRepeat', { childId, requestId, decision });
  await decide(court, await asks(), 'REFUSE');
  await decide(dosvy, await asks(), 'REDIRECT');
  const requestId = await asks();
  await decide(dosvy, requestId, 'AUTHORISE');
  await decide(court, requestId, 'AUTHORISE');
  const deposited = await tell(ahtjp, 'DepositRecording', { ...matter, kind: 'SOUND', minutes: 40, sha256: 'a'.repeat(64) });
  const recordingId = await idIn(ahtjp, childId, deposited.position, 'recordingId');
  await tell(ahtjp, 'ReleaseRecording', { childId, recordingId, toUnit: 'police-1710', purpose: 'INVESTIGATION', until: daysFromNow(9).slice(0, 10) });
  await tell(ahtjp, 'RecordRecordingViewed', { childId, recordingId, purpose: 'INVESTIGATION' });
  await tell(ahtjp, 'HandOverRecording', { childId, recordingId, toUnit: 'court-17', sha256: 'a'.repeat(64) });
  await tell(ahtjp, 'PlanInterviewSeries', { ...further, childId, caseId, plannedFor: daysFromNow(9).slice(0, 10) });
  const asked = await tell(dosvy, 'SendInterviewQuestions', { ...matter, questions: [{ topic: 'TRANSPORT' }] });
  const questionId = await idIn(dosvy, childId, asked.position, 'questions.0.questionId');
  await tell(ahtjp, 'AnswerInterviewQuestions', { ...matter, answers: [{ questionId, source: 'NOT_PUT_TO_CHILD' }] });
  await tell(ahtjp, 'RecordRepeatFound', { ...matter, heldOn: daysFromNow(-1).slice(0, 10), topics: ['WHAT_HAPPENED'], reason: 'UNAWARE_OF_EARLIER' });
}

/** Somebody for this child alone, who comes and goes. */
async function interviewerFor(childId: string, { ahtjp, national }: Pick<Staff, 'ahtjp' | 'national'>, tell: Tell): Promise<void> {
  const { id: interviewerId } = await tell(ahtjp, 'RegisterInterviewer', { staffNumber: childId.slice(0, 8), sex: 'FEMALE', languages: ['khm'] });
  await tell(national, 'CertifyInterviewer', { interviewerId, course: 'CFI-2024', from: '2024-01-01', until: '2030-01-01' });
  await tell(ahtjp, 'EndInterviewer', { interviewerId, lastDay: '2030-01-01', reason: 'LEFT' });
}

/** Everything that can be recorded about one child, by every command there is but the erasure; texts are left to `tell`. */
export async function liveThrough({ ahtjp, dosvy, ngo, secondNgo, court, national }: Staff, tell: Tell): Promise<Story> {
  const { id: childId } = await tell(ahtjp, 'RegisterChild', { sex: 'FEMALE', districtCode: '1710' });
  await tell(dosvy, 'LinkExternalIdentifier', { childId, system: 'OSCAR' });

  const reporter = { relation: 'NEIGHBOUR' };
  const opened = { childIds: [childId], districtCode: '1710', channel: 'HOTLINE', concerns: ['SEXUAL_EXPLOITATION'], offences, reporter };
  const { id: caseId, position: opening } = await tell(ahtjp, 'OpenCase', opened);
  await tell(ahtjp, 'RecordRescue', { caseId, childId, districtCode: '1710' });
  const arrested = { caseId, offenceCodes: ['TIPSE-34'], separateTransport: true };
  const { position: arrest } = await tell(ahtjp, 'RecordArrest', { ...arrested, suspect: { sex: 'MALE', ageYears: 44 } });
  const { position: juvenileArrest } = await tell(ahtjp, 'RecordArrest', { ...arrested, suspect: { sex: 'MALE', ageYears: 16 } });
  const suspectId = await idIn(ahtjp, childId, arrest, 'suspectId');

  await interviewerFor(childId, { ahtjp, national }, tell);
  const planned = { purpose: 'INVESTIGATION', topics: ['WHAT_HAPPENED'], participants: ['dosvy-17'], plannedFor: daysFromNow(2).slice(0, 10) };
  const { position: planning } = await tell(ahtjp, 'PlanInterviewSeries', { childId, caseId, ...planned, roomType: 'OFFICE', recording: false });
  const seriesId = await idIn(ahtjp, childId, planning, 'seriesId');
  await tell(ahtjp, 'ChangeInterviewPlan', { childId, seriesId, plannedFor: daysFromNow(3).slice(0, 10), moveReason: 'JOINT_PLANNING' });
  await tell(dosvy, 'AddInterviewTopics', { childId, seriesId, topics: ['FAMILY_AND_HOME'] });
  await tell(dosvy, 'GiveRightsInformation', { childId, caseId, topics: ['PROCESS', 'RESTITUTION'], language: 'khm', toldTo: 'BOTH' });
  await tell(ahtjp, 'HoldInterviewSession', {
    childId, seriesId, interviewerSex: 'FEMALE', roomType: 'OFFICE', doorClosed: true, interruptions: 0,
    peoplePresent: 2, topicsCovered: ['WHAT_HAPPENED'], supportPerson, recorded: true, viewsAsked: true,
  });
  const feedback = {
    feltSafe: 'YES', toldWhatWouldHappen: 'YES', couldTakeBreak: 'NO', foodOrDrinkOffered: 'NO', adultOfOwnChoice: 'YES', doorClosed: 'YES', somebodyCameIn: 'NOT_ASKED',
  };
  await tell(dosvy, 'CaptureChildFeedback', { childId, seriesId, feedback });
  await tell(ahtjp, 'RecordMinimalFacts', { childId, caseId, facts: topics.map((topic) => ({ topic })) });
  await askAgain({ ahtjp, dosvy, court }, tell, { childId, caseId, seriesId });

  const referred = { childId, caseId, kind: 'REFERRAL', risk: 'HIGH', offer, consent: { from: 'CHILD' } };
  const { id: referralId } = await tell(ahtjp, 'SendReferral', { ...referred, toUnit: 'ngo-a' });
  const { id: declined } = await tell(ahtjp, 'SendReferral', { ...referred, toUnit: 'ngo-b' });
  const { id: revoked } = await tell(ahtjp, 'SendReferral', { ...referred, toUnit: 'ngo-b' });
  await tell(ngo, 'AcceptReferral', { referralId });
  await tell(secondNgo, 'DeclineReferral', { referralId: declined, reason: 'NO_CAPACITY' });
  await tell(ahtjp, 'RevokeReferral', { referralId: revoked, reason: 'SENT_IN_ERROR' });
  await tell(ngo, 'RecordServiceDelivered', { childId, referralId, service: 'COUNSELLING', sessions: 2 });

  const childViews = { asked: true };
  await tell(dosvy, 'StartPlacement', { childId, kind: 'FOSTER', voluntaryStay: true, childViews });
  await tell(dosvy, 'RecordFamilyTraced', { childId, relation: 'GRANDPARENT', districtCode: '1702' });
  await tell(dosvy, 'RecordFamilyAssessed', { childId, relation: 'GRANDPARENT', safe: true });
  await tell(dosvy, 'EndPlacement', { childId, reason: 'REINTEGRATED' });
  const home = { childId, relation: 'GRANDPARENT', districtCode: '1702', ownerUnit: 'dosvy-17', childViews };
  await tell(dosvy, 'StartReintegration', home, due(-30));
  await tell(dosvy, 'RecordFollowUpVisit', { childId, visit: 'W1', finding: 'SAFE' });
  await tell(dosvy, 'RecordFollowUpMissed', { childId, visit: 'W2', reason: 'NO_TRANSPORT' });

  await tell(ahtjp, 'ReferCaseToCourt', { caseId, courtUnit: 'court-17', dossierNumber: '17/2026/031', offences });
  await tell(court, 'OrderInterviewRepeat', { childId, seriesId, topics: ['TRANSPORT'], orderNumber: '17/2026' });
  const { id: proceedingId } = await tell(court, 'ReceiveComplaint', { childIds: [childId], caseId, courtCaseNumber: 'SR-114', dossierNumber: '17/2026/031' });
  const charge = { proceedingId, offenceCode: 'TIPSE-34', role: 'PRINCIPAL', suspectId };
  const { position: charging } = await tell(court, 'LayCharge', charge);
  const chargeId = await idIn(court, childId, charging, 'chargeId');
  const verdict = { proceedingId, chargeId, outcome: 'CONVICTION', offenceCode: 'TIPSE-34', sentenceMonths: 36, compensationRiel: 1 };
  // The hearing is over when the summons is written down: nobody is asked to accompany the child.
  await tell(court, 'IssueSummons', { proceedingId, childId, hearingOn: daysFromNow(-10).slice(0, 10) }, due(-30));
  await tell(court, 'GiveVerdict', verdict);
  const contact = { childId, caseId, kind: 'VISIT', on: daysFromNow(40).slice(0, 10), time: { from: '08:00', minutes: 30 }, withUnits: ['dosvy-17'], despite: 'CHILD_ASKED' };
  const { position: fixing } = await tell(ngo, 'FixContact', contact);
  const contactId = await idIn(ngo, childId, fixing, 'contactId');
  await tell(ngo, 'MoveContact', { childId, contactId, on: daysFromNow(41).slice(0, 10), time: { from: '09:00', minutes: 30 }, despite: 'CHILD_ASKED' });
  await tell(ngo, 'CallOffContact', { childId, contactId, reason: 'CHILD_UNWELL' });
  const { position } = await tell(ngo, 'CompleteReferral', { referralId, outcome: 'NEEDS_MET' });
  return {
    childId,
    reporterId: await idIn(ahtjp, childId, opening, 'reporter.reporterId'),
    suspectId,
    juvenileId: await idIn(ahtjp, childId, juvenileArrest, 'suspectId'),
    referralIds: [referralId, declined, revoked],
    position,
  };
}
