import type { Office } from '../../harness/office.js';
import { mustEqual } from '../../harness/must-equal.js';
import { boardOf, referralFor, type SeenReferral } from '../../harness/referrals.js';
import { Telling } from '../telling.js';
import { nameKhmer, offer, units, words } from './cast.js';
import * as sees from './sees.js';

/** What is on the board of a unit that was asked and has not accepted. */
function mustBeOfferOnly(shown: SeenReferral | null | undefined, status: string, hidden: readonly string[]): void {
  const { childId, caseId, note, offer: offered, status: now } = shown ?? {};
  mustEqual({ childId, caseId, note, offer: offered, status: now }, { childId: null, caseId: null, note: null, offer, status });
  mustEqual(hidden.filter((word) => JSON.stringify(shown).includes(word)), []);
}

/** What stays on the board of a unit that said no: its answer. */
function mustBeAnswerOnly(shown: SeenReferral | null, answer: Pick<SeenReferral, 'status' | 'reason'>, hidden: readonly string[]): void {
  const { childId, caseId, note, offer: offered, risk, status, reason } = shown ?? {};
  mustEqual({ childId, caseId, note, offer: offered, risk, status, reason }, { childId: null, caseId: null, note: null, offer: null, risk: null, ...answer });
  mustEqual(hidden.filter((word) => JSON.stringify(shown).includes(word)), []);
}

/**
 * J6: two NGOs say no, having seen an offer without a name; a third takes the boy on while he lives with his uncle. The
 * referral to legal aid of the journey is left out: a lawyer is told of a client by a relation that no command gives yet.
 */
export async function playJ6(office: Office): Promise<{ readonly declined: string; readonly accepted: SeenReferral | null }> {
  const story = await Telling.begin(office, units, nameKhmer);
  story.stands('ahtjp-12', { column: 'ahtjp', knowsChild: true });
  story.stands('dosvy-12', { column: 'dosvy', knowsChild: true });
  const boy = { nameKhmer, sex: 'MALE', ageYears: 16, districtCode: '1201' };
  await story.registers('ahtjp-12', '2023-05-10T15:00', boy, sees.childRegistered);
  const childId = story.child;
  const caseId = await story.does(
    'ahtjp-12',
    '2023-05-10T15:10',
    'OpenCase',
    { childIds: [childId], districtCode: '1201', channel: 'PATROL', concerns: ['SEXUAL_EXPLOITATION'], offences: [{ code: 'TIPSE-34', role: 'PRINCIPAL' }] },
    sees.caseOpened,
  );

  const hidden = [childId, caseId, nameKhmer, ...Object.values(words)];
  const send = (toUnit: string, minute: string) =>
    story.does(
      'dosvy-12',
      minute,
      'SendReferral',
      { childId, caseId, toUnit, kind: 'REFERRAL', risk: 'HIGH', offer, consent: { from: 'CHILD' }, note: words.note },
      sees.referralSent,
    );
  const toB = await send('ngo-b', '2023-05-10T16:00');
  mustBeOfferOnly((await boardOf(story.by('ngo-b'), 'WAITING_FOR_MY_UNIT')).find(({ id }) => id === toB), 'SENT', hidden);
  mustBeOfferOnly(await referralFor(story.by('ngo-b'), toB), 'SENT', hidden);
  mustEqual(await referralFor(story.by('ngo-c'), toB), null);
  await story.isRefused('ngo-c', '2023-05-10T16:30', 'AcceptReferral', { referralId: toB }, 'NotFoundOrNotYours');

  story.stands('ngo-b', { column: 'ngo-b', knowsChild: false });
  await story.does('ngo-b', '2023-05-10T17:00', 'DeclineReferral', { referralId: toB, reason: 'CHILD_DECLINED_STAY' }, sees.declinedByB);
  mustBeAnswerOnly(await referralFor(story.by('ngo-b'), toB), { status: 'DECLINED', reason: 'CHILD_DECLINED_STAY' }, hidden);
  await story.isRefused('ngo-b', '2023-05-10T17:01', 'AcceptReferral', { referralId: toB }, 'ReferralAlreadyAnswered', { status: 'DECLINED' });

  const toC = await send('ngo-c', '2023-05-10T17:10');
  story.stands('ngo-c', { column: 'ngo-c', knowsChild: false });
  await story.does('ngo-c', '2023-05-10T17:30', 'DeclineReferral', { referralId: toC, reason: 'NO_CAPACITY' }, sees.declinedByC);
  const reasons = (await boardOf(story.by('dosvy-12'), 'SENT_BY_MY_UNIT')).filter((one) => one.childId === childId).map(({ reason }) => reason);
  mustEqual(reasons.map(String).toSorted(), ['CHILD_DECLINED_STAY', 'NO_CAPACITY']);

  const toD = await send('ngo-d', '2023-05-10T18:00');
  const home = { childId, kind: 'KINSHIP', address: words.uncle, voluntaryStay: true, childViews: { asked: true, view: words.view } };
  await story.does('dosvy-12', '2023-05-10T19:00', 'StartPlacement', home, sees.kinship);
  story.stands('ngo-d', { column: 'taker', knowsChild: true });
  await story.does('ngo-d', '2023-05-11T08:00', 'AcceptReferral', { referralId: toD }, sees.acceptedByD);
  return { declined: toB, accepted: await referralFor(story.by('ngo-d'), toD) };
}
