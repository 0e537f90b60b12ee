import { expect } from '@jest/globals';
import { contactOutlookFor } from '../../harness/contact-calendar.js';
import { mustEqual } from '../../harness/must-equal.js';
import { boardOf } from '../../harness/referrals.js';
import { type Telling, thisMinute } from '../telling.js';
import * as sees from './sees.js';

/** The hearing must be to come, or nobody would be asked to accompany the child any more. */
const inThreeWeeks = () => new Date(Date.now() + 21 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

/** What only the timeline tells: ids that one agency gave and another needs. */
async function found(story: Telling, unit: string, kind: string, field: string): Promise<string> {
  const { child } = await story.by(unit).query<{ child: { timeline: { edges: { node: { detail: Record<string, string> } }[] } } }>(
    `query ($id: ID!, $kinds: [EventKind!]) { child(id: $id) { timeline(filter: { kinds: $kinds }) { edges { node { detail { ... on ${kind} { ${field} } } } } } } }`,
    { id: story.child, kinds: [kind] },
  );
  expect(child.timeline.edges).toHaveLength(1);
  return child.timeline.edges[0]?.node.detail[field] ?? '';
}

/** Step 12: the court summons the child; social affairs takes on its support, and the NGO that has it is asked to give it. */
async function supportedAtCourt(story: Telling, proceedingId: string): Promise<void> {
  const childId = story.child;
  const summons = { proceedingId, childId, hearingOn: inThreeWeeks() };
  const asked = { row: sees.supportAsked, seenBy: 'dosvy-17' };
  const { written: ofDosvy } = await story.setsOff('court-17', '2023-05-02T09:00', 'IssueSummons', summons, sees.summoned, asked);
  // Whoever else wants the child that day is told whom to turn to, and not what for.
  const inTheWay = { clashes: [{ unit: 'court-17', kind: null }], overload: false, planJointlyWith: ['court-17'] };
  mustEqual(await contactOutlookFor(story.by('dosvy-17'), childId, 'VISIT', summons.hearingOn), inTheWay);
  await story.isRefused('court-17', '2023-05-02T09:05', 'IssueSummons', summons, 'SummonsAlreadyIssued', { hearingOn: summons.hearingOn });
  const passedOn = { row: sees.supportPassedOn, seenBy: 'dosvy-17' };
  const taken = { referralId: ofDosvy['ReferralSent_referralId'] };
  const { written: ofNgo } = await story.setsOff('dosvy-17', thisMinute(), 'AcceptReferral', taken, sees.supportTakenOn, passedOn);
  const referralId = String(ofNgo['ReferralSent_referralId']);
  const [offered] = await boardOf(story.by('ngo-a'), 'WAITING_FOR_MY_UNIT');
  mustEqual({ id: offered?.id, fromUnit: offered?.fromUnit, needs: offered?.offer?.['needs'], childId: offered?.childId }, { id: referralId, fromUnit: 'dosvy-17', needs: ['COURT_SUPPORT'], childId: null });
  await story.does('ngo-a', thisMinute(), 'AcceptReferral', { referralId }, sees.acceptedByNgo);
  await story.does('ngo-a', thisMinute(), 'RecordServiceDelivered', { childId, referralId, service: 'COURT_SUPPORT', sessions: 2 }, sees.accompanied);
  await story.does('ngo-a', thisMinute(), 'CompleteReferral', { referralId, outcome: 'NEEDS_MET' }, sees.completed);
}

/** Steps 11 to 13: the case goes to court, the charge, and a verdict on another offence than the one charged. */
export async function atCourt(story: Telling, caseId: string): Promise<void> {
  const offences = [
    { code: 'TIPSE-34', role: 'PRINCIPAL' },
    { code: 'TIPSE-42', role: 'ALTERNATIVE' },
  ];
  const complaint = { childIds: [story.child], caseId, courtCaseNumber: 'SR-2023-114', dossierNumber: '17/2023/031' };
  await story.isRefused('court-17', '2023-03-24T09:00', 'ReceiveComplaint', complaint, 'NotFoundOrNotYours');

  story.stands('court-17', { column: 'court', knowsChild: true });
  const dossier = { caseId, courtUnit: 'court-17', dossierNumber: '17/2023/031', offences };
  await story.does('ahtjp-17', '2023-03-25T09:00', 'ReferCaseToCourt', dossier, sees.referredToCourt);
  const proceedingId = await story.does('court-17', '2023-03-27T09:00', 'ReceiveComplaint', complaint, sees.complaint);
  const suspectId = await found(story, 'court-17', 'SuspectArrested', 'suspectId');
  const laid = { proceedingId, offenceCode: 'TIPSE-34', role: 'PRINCIPAL', suspectId };
  await story.isRefused('court-05', '2023-04-10T09:00', 'LayCharge', laid, 'NotFoundOrNotYours');
  await story.does('court-17', '2023-04-10T09:00', 'LayCharge', laid, sees.charge);

  await supportedAtCourt(story, proceedingId);

  const chargeId = await found(story, 'court-17', 'ChargeLaid', 'chargeId');
  const verdict = { proceedingId, chargeId, outcome: 'CONVICTION', offenceCode: 'TIPSE-43', sentenceMonths: 36, compensationRiel: 20_000_000 };
  await story.does('court-17', '2023-06-30T10:00', 'GiveVerdict', verdict, sees.verdict);
  await story.isRefused('court-17', '2023-07-01T10:00', 'GiveVerdict', verdict, 'VerdictAlreadyGiven', { outcome: 'CONVICTION' });
}
