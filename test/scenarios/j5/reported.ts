import { contactOutlookFor } from '../../harness/contact-calendar.js';
import { mustEqual } from '../../harness/must-equal.js';
import { boardOf } from '../../harness/referrals.js';
import type { Telling } from '../telling.js';
import { type Matter, nameKhmer, words } from './cast.js';
import * as sees from './sees.js';

/** Step 1: the school tells the focal point of the district, who asks her no more than what keeps her safe. */
export async function reported(story: Telling, matter: Matter): Promise<void> {
  story.stands('police-0401', { column: 'police', knowsChild: true });
  story.stands('ahtjp-04', { column: 'ahtjp', knowsChild: true });
  story.stands('dosvy-04', { column: 'dosvy', knowsChild: true });
  await story.registers('police-0401', '2023-06-05T08:00', { nameKhmer, sex: 'FEMALE', ageYears: 9, districtCode: '0401' }, sees.registered);
  const offences = [{ code: 'TIPSE-42', role: 'PRINCIPAL' }];
  const told = { districtCode: '0401', channel: 'PARTNER_DIRECT', concerns: ['SEXUAL_ABUSE'], offences, reporter: { relation: 'TEACHER' } };
  matter.caseId = await story.does('police-0401', '2023-06-05T08:30', 'OpenCase', { childIds: [story.child], ...told }, sees.caseOpened);
  const facts = [{ topic: 'WHO_MAY_CARE_TONIGHT', answer: words.safeTonight }];
  await story.does('police-0401', '2023-06-05T09:00', 'RecordMinimalFacts', { childId: story.child, caseId: matter.caseId, facts }, sees.minimalFacts);
}

/** Before step 2: social affairs asks three NGOs. One has her, one has not answered, and one has had her for an hour. */
export async function offered(story: Telling, { caseId }: Matter): Promise<void> {
  const offer = { sex: 'FEMALE', ageBand: 'AGE_6_11', concerns: ['SEXUAL_ABUSE'], needs: ['COUNSELLING'], bedNeeded: false };
  const sent = { childId: story.child, caseId, kind: 'REFERRAL', risk: 'HIGH', offer, consent: { from: 'CAREGIVER_AND_CHILD' } };
  const refer = (toUnit: string, minute: string) => story.does('dosvy-04', minute, 'SendReferral', { ...sent, toUnit }, sees.referred);
  story.stands('ngo-b', { column: 'offered', knowsChild: false });
  await refer('ngo-b', '2023-06-05T10:00');
  const briefly = await refer('ngo-c', '2023-06-05T10:05');
  story.stands('ngo-c', { column: 'other ngo', knowsChild: true });
  await story.does('ngo-c', '2023-06-05T10:30', 'AcceptReferral', { referralId: briefly }, sees.acceptedByOther);
  story.stands('ngo-c', { column: 'ended', knowsChild: false });
  await story.does('ngo-c', '2023-06-05T11:30', 'CompleteReferral', { referralId: briefly, outcome: 'NEEDS_MET' }, sees.endedByOther);
  const referralId = await refer('ngo-a', '2023-06-05T11:40');
  story.stands('ngo-a', { column: 'ngo', knowsChild: true });
  await story.does('ngo-a', '2023-06-05T12:00', 'AcceptReferral', { referralId }, sees.accepted);
  const comforted = { childId: story.child, referralId, service: 'COUNSELLING', sessions: 1, note: words.counselling };
  await story.does('ngo-a', '2023-06-05T13:00', 'RecordServiceDelivered', comforted, sees.counselled);
}

const [tomorrow, friday] = ['2023-06-06', '2023-06-09'];

/** Step 2: the NGO's intake talk is tomorrow, AHTJP wants the Friday; what each has noted stays its own (see the table). */
export async function bothWantHer(story: Telling, { caseId }: Matter): Promise<void> {
  const childId = story.child;
  const clear = { clashes: [], overload: false, planJointlyWith: [] };
  mustEqual(await contactOutlookFor(story.by('ngo-a'), childId, 'TALK', tomorrow), clear);
  const talk = { childId, kind: 'TALK', on: tomorrow, time: { from: '09:00', minutes: 60 }, withUnits: [] };
  await story.does('ngo-a', '2023-06-05T13:30', 'FixContact', talk, sees.talkFixed);
  const wanted = { childId, caseId, kind: 'TALK', on: friday, withUnits: [] };
  mustEqual(await contactOutlookFor(story.by('ahtjp-04'), childId, 'TALK', friday), { ...clear, planJointlyWith: ['ngo-a'] });
  await story.isRefused('ahtjp-04', '2023-06-05T14:00', 'FixContact', wanted, 'ContactClash', { overload: false, planJointlyWith: ['ngo-a'] });
}

/** The NGO is told in its turn, once AHTJP has planned its interview, and joins that one. */
export async function joinsInstead(story: Telling): Promise<void> {
  const { contactCalendar } = await story.by('ngo-a').query<{ contactCalendar: { contacts: { id: string; mine: boolean }[] }[] }>(
    'query ($id: ID!, $on: String!) { contactCalendar(childId: $id, from: $on, until: $on) { contacts { id mine } } }',
    { id: story.child, on: tomorrow },
  );
  const mine = contactCalendar.flatMap(({ contacts }) => contacts).filter((one) => one.mine);
  const talk = { childId: story.child, contactId: mine[0]?.id };
  await story.isRefused('ngo-a', '2023-06-05T16:00', 'MoveContact', { ...talk, on: '2023-06-07' }, 'ContactClash', { planJointlyWith: ['ahtjp-04'] });
  await story.does('ngo-a', '2023-06-05T16:10', 'CallOffContact', { ...talk, reason: 'JOINED_ANOTHER_CONTACT' }, sees.talkCalledOff);
}

/** In the end the NGO has done its part, and keeps what it wrote. */
export async function itsPartEnds(story: Telling): Promise<void> {
  const [referral] = await boardOf(story.by('ngo-a'), 'TAKEN_ON');
  story.stands('ngo-a', { column: 'ngo afterwards', knowsChild: false });
  await story.does('ngo-a', '2023-06-30T09:00', 'CompleteReferral', { referralId: referral?.id, outcome: 'NEEDS_MET' }, sees.endedByNgo);
}
