import { mustEqual } from '../../harness/must-equal.js';
import { boardOf } from '../../harness/referrals.js';
import { type Telling, thisMinute } from '../telling.js';
import { nameKhmer, words } from './cast.js';
import * as sees from './sees.js';

/** Steps 1 to 5: a call at night, the rescue, the arrest, and a place to sleep. Resolves to the case's id. */
export async function theFirstNight(story: Telling): Promise<string> {
  const child = { nameKhmer, sex: 'FEMALE', ageYears: 14, districtCode: '1710', village: words.village };
  await story.isRefused('police-1710', '2023-03-02T01:10', 'RegisterChild', { ...child, searchReceipt: 'none' }, 'SearchFirst');

  story.stands('police-1710', { column: 'police', knowsChild: true });
  story.stands('ahtjp-17', { column: 'ahtjp', knowsChild: true });
  story.stands('dosvy-17', { column: 'dosvy', knowsChild: true });
  await story.registers('police-1710', '2023-03-02T01:18', child, sees.childRegistered);

  const offences = [
    { code: 'TIPSE-34', role: 'PRINCIPAL' },
    { code: 'TIPSE-42', role: 'ALTERNATIVE' },
  ];
  // Nobody has to think of it at night: social affairs is told by the product itself, and answers.
  const { id: caseId, written } = await story.setsOff(
    'police-1710',
    '2023-03-02T01:40',
    'OpenCase',
    {
      childIds: [story.child],
      districtCode: '1710',
      channel: 'HOTLINE',
      concerns: ['TRAFFICKING', 'SEXUAL_EXPLOITATION'],
      offences,
      reporter: { relation: 'NEIGHBOUR', phone: words.callersPhone },
    },
    sees.caseOpened,
    { row: sees.sentToDosvy, seenBy: 'dosvy-17' },
  );
  await story.does(
    'police-1710',
    '2023-03-02T02:40',
    'RecordArrest',
    { caseId, suspect: { sex: 'FEMALE', ageYears: 44, name: words.suspectsName, relationToChild: 'MOTHER' }, offenceCodes: ['TIPSE-34', 'TIPSE-42'], separateTransport: true },
    sees.suspectArrested,
  );
  // Written down after the arrest, though it came before: entries stand where they happened.
  const rescue = { caseId, childId: story.child, districtCode: '1710', circumstances: words.circumstances };
  await story.does('police-1710', '2023-03-02T02:30', 'RecordRescue', rescue, sees.childRescued);
  await story.does(
    'police-1710',
    '2023-03-02T02:50',
    'RecordMinimalFacts',
    { childId: story.child, caseId, facts: [{ topic: 'WHO_MAY_CARE_TONIGHT', answer: words.safeTonight }] },
    sees.minimalFacts,
  );
  const interview = {
    childId: story.child, caseId, purpose: 'INVESTIGATION', topics: ['WHAT_HAPPENED'], participants: [], plannedFor: '2023-03-02', roomType: 'OFFICE', recording: false,
  };
  await story.isRefused('police-1710', '2023-03-02T02:55', 'PlanInterviewSeries', interview, 'FullInterviewNotAtThisLevel');

  const offer = { sex: 'FEMALE', ageBand: 'AGE_15_17', concerns: ['TRAFFICKING'], needs: ['COUNSELLING'], bedNeeded: true };
  const byHand = { childId: story.child, caseId, toUnit: 'dosvy-17', kind: 'REFERRAL', risk: 'HIGH', offer, consent: { from: 'OVERRIDDEN', overrideReason: 'LEGAL_DUTY' } };
  await story.isRefused('ahtjp-17', '2023-03-02T03:05', 'SendReferral', byHand, 'ReferralAlreadyOpen');
  const referralId = String(written['ReferralSent_referralId']);
  const [offered] = await boardOf(story.by('dosvy-17'), 'WAITING_FOR_MY_UNIT');
  mustEqual({ id: offered?.id, fromUnit: offered?.fromUnit, risk: offered?.risk }, { id: referralId, fromUnit: 'police-1710', risk: 'HIGH' });
  await story.does('dosvy-17', thisMinute(), 'AcceptReferral', { referralId }, sees.acceptedByDosvy);
  await story.isRefused('dosvy-17', thisMinute(), 'DeclineReferral', { referralId, reason: 'NO_CAPACITY' }, 'ReferralAlreadyAnswered', {
    status: 'ACCEPTED',
  });
  return caseId;
}
