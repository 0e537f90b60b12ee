import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, expect, it } from '@jest/globals';
import { policyTable } from '#access';
import { until } from '#testing';
import { build } from '../bus/killed-process.js';
import { signIn, type User } from '../harness/graphql-client.js';
import { boardOf } from '../harness/referrals.js';
import { aChildOf, wantsToAskAgain, wentHome } from './given.js';
import { World } from './world.js';

const offer = { sex: 'FEMALE', ageBand: 'AGE_12_14', concerns: ['TRAFFICKING'], needs: ['COURT_SUPPORT'], bedNeeded: true };
const inThreeWeeks = () => new Date(Date.now() + 21 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

let world: World;
beforeAll(() => build());
afterEach(() => world.remove());

/** Every event that was ever recorded, in the order of the log. */
const log = () => world.ask('SELECT DISTINCT position, kind, unit FROM views.timeline_entry ORDER BY position');
const byPolicies = () => world.ask("SELECT count(DISTINCT position)::int AS written, array_agg(DISTINCT actor_id ORDER BY actor_id) AS by FROM views.timeline_entry WHERE unit LIKE 'service:%'");
const waiting = async (dosvy: User) => (await boardOf(dosvy, 'WAITING_FOR_MY_UNIT'))[0]?.id;
const schemas = ['policies_police', 'policies_dosvy'];
const inAll = async (select: string) => (await Promise.all(schemas.map((schema) => world.ask(select.replace('SCHEMA', schema))))).flat();
const nothingDue = async () =>
  (await inAll("SELECT 1 FROM SCHEMA.job WHERE name = 'deadlines' AND state::text IN ('created', 'active', 'retry') AND start_after < now() + interval '1 day'")).length === 0;
const caughtUp = async () => (await inAll('SELECT group_name FROM SCHEMA.group_checkpoint')).length === Object.keys(policyTable).length;

async function opened(ahtjp: User, childId: string): Promise<string> {
  const offences = [{ code: 'TIPSE-34', role: 'PRINCIPAL' }];
  return (await ahtjp.record('OpenCase', { childIds: [childId], districtCode: '1710', channel: 'PATROL', concerns: ['TRAFFICKING'], offences })).id;
}

it('every policy has acted, all that policies and deadlines kept is dropped, everything is replayed: nothing new happens', async () => {
  world = await World.create({ answer: 10, stale: 14, visit: 5, repeat: 5 });
  const office = await world.start();
  const units = ['ahtjp-17', 'dosvy-17', 'ngo-a', 'ngo-b', 'court-17'];
  const [ahtjp, dosvy, ngo, other, court] = await Promise.all(units.map((unit) => signIn(office.url, unit))) as [User, User, User, User, User];
  const childId = await aChildOf(dosvy);
  const caseId = await opened(ahtjp, childId);
  await until('the product refers the child', async () => (await waiting(dosvy)) !== undefined);
  // The same told twice: while the first waits, nobody is told again; nor is anybody when it has ended.
  await opened(ahtjp, childId);
  await sleep(1_000);
  await dosvy.record('DeclineReferral', { referralId: (await waiting(dosvy)) ?? '', reason: 'DUPLICATE' });

  const { id: referralId } = await dosvy.record('SendReferral', { childId, caseId, toUnit: 'ngo-a', kind: 'REFERRAL', risk: 'LOW', offer, consent: { from: 'CHILD' } });
  await ngo.record('AcceptReferral', { referralId });
  await ahtjp.record('ReferCaseToCourt', { caseId, courtUnit: 'court-17', dossierNumber: '17/2026/031', offences: [{ code: 'TIPSE-34', role: 'PRINCIPAL' }] });
  const { id: proceedingId } = await court.record('ReceiveComplaint', { childIds: [childId], caseId, courtCaseNumber: 'SR-114' });
  await court.record('IssueSummons', { proceedingId, childId, hearingOn: inThreeWeeks() });
  await until('social affairs is asked for support', async () => (await waiting(dosvy)) !== undefined);
  await dosvy.record('AcceptReferral', { referralId: (await waiting(dosvy)) ?? '' });
  await wentHome(dosvy, childId, 'ngo-a', 40);
  await wantsToAskAgain(ahtjp, childId, caseId);

  // The NGO passes the child on; what it does not have any more, nobody has from it.
  const { id: onward } = await ngo.record('SendReferral', { childId, caseId, toUnit: 'ngo-b', kind: 'REFERRAL', risk: 'LOW', offer, consent: { from: 'CHILD' } });
  await other.record('AcceptReferral', { referralId: onward });
  await until('the other NGO has the child', async () => (await boardOf(other, 'TAKEN_ON')).some(({ id }) => id === onward));
  await dosvy.record('RevokeReferral', { referralId, reason: 'SENT_IN_ERROR' });
  await until('the onward referral is ended', async () => (await boardOf(other, 'TAKEN_ON')).length === 0);

  await until('every policy has written', async () => (await byPolicies())[0]?.['by']?.toString().split(',').length === Object.keys(policyTable).length);
  await until('nothing is due', nothingDue);
  await sleep(1_000);
  const [before, written] = [await log(), await byPolicies()];
  expect(written).toMatchObject([{ by: Object.keys(policyTable).map((name) => `policy:${name}`).sort() }]);
  expect(written[0]?.['written']).toBeGreaterThanOrEqual(10);
  await office.end();
  for (const schema of schemas) await world.ask(`DROP SCHEMA ${schema} CASCADE`);

  await world.start();
  await until('all groups have read everything', caughtUp);
  await until('nothing is due any more', nothingDue);
  await sleep(3_000);
  expect(await log()).toEqual(before);
}, 180_000);
