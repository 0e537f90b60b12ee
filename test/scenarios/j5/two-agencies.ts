import { randomUUID } from 'node:crypto';
import { calendarFor, contactOutlookFor, fixes, inDays, lines } from '../../harness/contact-calendar.js';
import { signIn, type User } from '../../harness/graphql-client.js';
import { mustEqual } from '../../harness/must-equal.js';
import type { Office } from '../../harness/office.js';
import { openTexts } from '../../harness/told.js';
import { wholeTimeline } from '../../harness/whole-timeline.js';
import { searchReceiptFor } from '../../privacy/telling.js';

export interface Planners {
  readonly ahtjp: User;
  readonly dosvy: User;
  readonly ngo: User;
  readonly childId: string;
  readonly caseId: string;
}

const notes = { ofNgo: 'នាងភ័យ', ofPolice: 'គ្រូនៅជាមួយ' };

/** A girl whom the police of her province and an NGO that has accepted her both want to talk to. */
export async function whoWantHer(office: Office): Promise<Planners> {
  const [ahtjp, dosvy, ngo] = (await Promise.all(['ahtjp-04', 'dosvy-04', 'ngo-a'].map((unit) => signIn(office.url, unit)))) as [User, User, User];
  const nameLatin = 'Chan Sophea Two';
  const searchReceipt = await searchReceiptFor(ahtjp, nameLatin);
  const { id: childId } = await ahtjp.record('RegisterChild', { nameLatin, sex: 'FEMALE', ageYears: 9, districtCode: '0401', searchReceipt });
  const opened = { childIds: [childId], districtCode: '0401', channel: 'WALK_IN', concerns: ['SEXUAL_ABUSE'], offences: [] };
  const { id: caseId } = await ahtjp.record('OpenCase', opened);
  const offer = { sex: 'FEMALE', ageBand: 'AGE_6_11', concerns: ['SEXUAL_ABUSE'], needs: ['COUNSELLING'], bedNeeded: false };
  const sent = { childId, caseId, toUnit: 'ngo-a', kind: 'REFERRAL', risk: 'HIGH', offer, consent: { from: 'CAREGIVER_AND_CHILD' } };
  const { id: referralId } = await dosvy.record('SendReferral', sent);
  await ngo.record('AcceptReferral', { referralId });
  await ngo.record('RecordServiceDelivered', { childId, referralId, service: 'COUNSELLING', sessions: 1, note: notes.ofNgo });
  await ahtjp.record('RecordMinimalFacts', { childId, caseId, facts: [{ topic: 'WHO_MAY_CARE_TONIGHT', answer: notes.ofPolice }] });
  return { ahtjp, dosvy, ngo, childId, caseId };
}

/**
 * The NGO’s talk is tomorrow, AHTJP wants the Friday. Both are told; they plan it together.
 * @returns the calendar of each in the end
 */
export async function bothAreTold({ ahtjp, dosvy, ngo, childId, caseId }: Planners, [tomorrow, friday]: readonly [string, string]) {
  const clear = { clashes: [], overload: false, planJointlyWith: [] };
  mustEqual(await contactOutlookFor(ngo, childId, 'TALK', tomorrow), clear);
  const talk = await fixes(ngo, { childId, kind: 'TALK', on: tomorrow, time: { from: '09:00', minutes: 60 } }, randomUUID());

  const jointly = { clashes: [], overload: false, planJointlyWith: ['ngo-a'] };
  mustEqual(await contactOutlookFor(ahtjp, childId, 'TALK', friday, talk.position), jointly);
  const wanted = { childId, caseId, kind: 'TALK', on: friday };
  mustEqual(await fixes(ahtjp, wanted, randomUUID()), { __typename: 'ContactClash', ...jointly });
  mustEqual(lines(await calendarFor(ahtjp, childId)), [`${tomorrow} ngo-a TALK`]);

  // What AHTJP plans is an interview, in which the NGO takes part.
  const series = { purpose: 'INVESTIGATION', topics: ['WHAT_HAPPENED'], participants: ['dosvy-04', 'ngo-a'], plannedFor: friday, roomType: 'CHILD_FRIENDLY_ROOM', recording: true };
  const planned = await ahtjp.record('PlanInterviewSeries', { childId, caseId, ...series });
  const days = await calendarFor(ngo, childId, planned.position);
  mustEqual(lines(days), [`${tomorrow} ngo-a TALK`, `${friday} ahtjp-04 TALK`]);
  mustEqual(days?.map(({ contacts: [one] }) => [one?.mine, one?.inTheWay?.planJointlyWith]), [[true, ['ahtjp-04']], [true, []]]);
  const contactId = days?.[0]?.contacts[0]?.id;
  const off = await ngo.record('CallOffContact', { childId, contactId, reason: 'JOINED_ANOTHER_CONTACT' });
  mustEqual(lines(await calendarFor(ngo, childId, off.position)), [`${friday} ahtjp-04 TALK`]);

  const visit = { childId, kind: 'VISIT', on: friday, time: { from: '14:00', minutes: 45 } };
  mustEqual(await fixes(dosvy, visit, randomUUID()), {
    __typename: 'ContactClash', clashes: [{ on: friday, unit: 'ahtjp-04', time: null }], overload: false, planJointlyWith: ['ahtjp-04'],
  });
  const fixed = await fixes(dosvy, { ...visit, despite: 'CHILD_ASKED' }, randomUUID());
  const seenBy = async (user: User) => lines(await calendarFor(user, childId, fixed.position));
  return { dosvy: await seenBy(dosvy), ahtjp: await seenBy(ahtjp), ngo: await seenBy(ngo) };
}

/** Which of the notes that both wrote down about her each of them reads. */
export async function notesReadBy({ ahtjp, ngo, childId }: Planners) {
  const read = async (user: User) => (await wholeTimeline(user, childId))?.flatMap(({ detail }) => openTexts(detail)) ?? [];
  const [byPolice, byNgo] = [await read(ahtjp), await read(ngo)];
  const among = (texts: readonly string[]) => Object.entries(notes).flatMap(([whose, note]) => (texts.includes(note) ? [whose] : []));
  return { byPolice: among(byPolice), byNgo: among(byNgo) };
}

export const strangers = ['ngo-b', 'ahtjp-05', 'police-0401', 'hotline-national', 'mne-national', 'privacy-national'];

/**
 * Those who have nothing to do with her learn of no day, and fix none.
 * @returns every look at her that is on record
 */
export async function othersLearnNothing(office: Office, { childId }: Planners): Promise<readonly string[]> {
  for (const stranger of await Promise.all(strangers.map((unit) => signIn(office.url, unit)))) {
    mustEqual([stranger.name, await calendarFor(stranger, childId), await contactOutlookFor(stranger, childId, 'VISIT', inDays(4))], [stranger.name, null, null]);
    const { __typename } = await fixes(stranger, { childId, kind: 'EXAM', on: inDays(4) }, randomUUID());
    mustEqual([stranger.name, ['NotAllowed', 'NotFoundOrNotYours'].includes(__typename)], [stranger.name, true]);
  }
  const { accessLog } = await (await signIn(office.url, 'privacy-national')).query<{ accessLog: { edges: { node: { unit: string; operation: string; outcome: string } }[] } }>(
    'query ($id: ID!) { accessLog(subject: $id, first: 100) { edges { node { unit operation outcome } } } }',
    { id: childId },
  );
  return accessLog.edges.map(({ node: { unit, operation, outcome } }) => `${unit} ${operation} ${outcome}`);
}

/** Two that fix the same day at the same moment, again and again: one has it, and the other is told by whom. */
export async function oneOfTwo({ ahtjp, ngo, childId }: Planners, races: number): Promise<readonly string[]> {
  const race = async (number: number): Promise<string> => {
    const wanted = { childId, kind: 'TALK', on: inDays(100 + 10 * number) };
    const answers = await Promise.all([ahtjp, ngo].map(async (user) => ({ user: user.name, ...(await fixes(user, wanted, randomUUID())) })));
    const [winner] = answers.filter(({ __typename }) => __typename === 'Recorded');
    const others = answers.filter((answer) => answer !== winner);
    mustEqual(others.map(({ __typename, clashes }) => [__typename, clashes]), [['ContactClash', [{ on: wanted.on, unit: winner?.user, time: null }]]]);
    return winner?.user ?? '';
  };
  const winners: string[] = [];
  while (winners.length < races) winners.push(await race(winners.length));
  return winners;
}
