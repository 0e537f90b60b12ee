import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '#testing';
import { build } from '../bus/killed-process.js';
import { signIn, type User } from '../harness/graphql-client.js';
import type { Office } from '../harness/office.js';
import { boardOf, referralFor } from '../harness/referrals.js';
import { timelineReader } from '../harness/timeline-reader.js';
import { aChildOf } from './given.js';
import { World } from './world.js';

const offer = { sex: 'FEMALE', ageBand: 'AGE_12_14', concerns: ['TRAFFICKING'], needs: ['COUNSELLING'], bedNeeded: true };
const seconds = { answer: 4, stale: 8 };
const long = ['ReferralSent', 'ReferralAnswerReminded', 'ReferralEscalated'];

async function sendReferral(by: User): Promise<{ readonly childId: string; readonly referralId: string }> {
  const childId = await aChildOf(by);
  const referred = { childId, toUnit: 'ngo-a', kind: 'REFERRAL', risk: 'HIGH', offer, consent: { from: 'CHILD' } };
  return { childId, referralId: (await by.record('SendReferral', referred)).id };
}

const card = async (by: User, id: string) =>
  (await by.query<{ referral: Record<string, string | null> }>(
    'query ($id: ID!) { referral(id: $id) { status sentAt answerDueAt remindedAt escalatedAt escalatedTo childId } }', { id },
  )).referral;

describe('a referral that nobody answers', () => {
  let world: World;
  beforeAll(() => build());
  afterEach(() => world.remove());
  const sameAs = (expected: readonly string[]) => async () => JSON.stringify(await world.recorded()) === JSON.stringify(expected);
  const sender = (office: Office) => signIn(office.url, 'ahtjp-17');

  it('is reminded of and then escalated: on the boards of both and of the unit above, and in the timeline of the sender', async () => {
    world = await World.create(seconds);
    const office = await world.start();
    const ahtjp = await sender(office);
    const { childId, referralId } = await sendReferral(ahtjp);
    await until('a reminder and an escalation', sameAs(long));

    const shown = await card(ahtjp, referralId);
    expect(shown.status).toBe('SENT');
    const sent = Date.parse(shown['sentAt'] ?? '');
    expect(Date.parse(shown['remindedAt'] ?? '') - sent).toBeGreaterThanOrEqual(seconds.answer * 1_000);
    expect(Date.parse(shown['escalatedAt'] ?? '') - sent).toBeGreaterThanOrEqual(seconds.stale * 1_000);
    const ngo = await card(await signIn(office.url, 'ngo-a'), referralId);
    expect(ngo).toEqual({ ...shown, escalatedTo: 'dosvy-17', childId: null });
    const above = await signIn(office.url, 'dosvy-17');
    const escalated = async () => (await boardOf(above, 'ESCALATED_TO_MY_UNIT')).map(({ id, childId: told, note }) => ({ id, told, note }));
    expect(await escalated()).toEqual([{ id: referralId, told: null, note: null }]);

    const seen = await (await timelineReader(ahtjp))(ahtjp, childId);
    const levels = Object.fromEntries((seen?.entries ?? []).map(({ kind, level }) => [kind, level]));
    expect(levels).toMatchObject({ ReferralAnswerReminded: 'FULL', ReferralEscalated: 'FULL' });
    const accepted = await (await signIn(office.url, 'ngo-a')).record('AcceptReferral', { referralId });
    expect(accepted.id).toBe(referralId);
    await until('no board to see to it', async () => (await escalated()).length === 0);
    expect(await referralFor(above, referralId)).toBeNull();
  });

  it('that is answered in time is neither', async () => {
    world = await World.create(seconds);
    const office = await world.start();
    const ngo = await signIn(office.url, 'ngo-a');
    const { referralId } = await sendReferral(await sender(office));
    await ngo.record('AcceptReferral', { referralId });
    await sleep((seconds.stale + 2) * 1_000);
    expect(await world.recorded()).toEqual(['ReferralSent', 'ReferralAccepted']);
    expect(await world.outcomes()).toEqual(['cancelled']);
  });

  it('is reminded of once where the service was killed before the moment and started after it', async () => {
    world = await World.create(seconds);
    const first = await world.start();
    await sendReferral(await sender(first));
    await until('a deadline', async () => (await world.outcomes()).length === 1);
    await first.end('SIGKILL');
    await sleep(seconds.answer * 1_000);
    expect(await world.recorded()).toEqual(['ReferralSent']);
    await world.start();
    await until('a reminder and an escalation', sameAs(long));
    await sleep(2_000);
    expect(await world.recorded()).toEqual(long);
  });

  it('brings nothing new where all that the policies kept is dropped and everything is replayed', async () => {
    world = await World.create(seconds);
    const first = await world.start();
    const [ahtjp, ngo] = [await sender(first), await signIn(first.url, 'ngo-a')];
    await sendReferral(ahtjp);
    const { referralId } = await sendReferral(ahtjp);
    await ngo.record('AcceptReferral', { referralId });
    await until('a reminder and an escalation', async () => (await world.recorded()).length === 5);
    const before = await world.recorded();
    await first.end();
    await world.ask('DROP SCHEMA policies_dosvy CASCADE');

    await world.start();
    // The deadlines of the first referral fire again and find their own work; those of the second never do, or for nothing.
    await until('the same deadlines', async () => (await world.outcomes()).filter((word) => word === 'Recorded').length === 2);
    await until('an end of it', async () => !(await world.outcomes()).some((word) => ['created', 'active', 'retry'].includes(word)));
    expect((await world.outcomes()).filter((word) => !['Recorded', 'cancelled', 'ReferralAlreadyAnswered'].includes(word))).toEqual([]);
    await sleep(2_000);
    expect(await world.recorded()).toEqual(before);
  });

  it('is reminded of and escalated once where the service runs twice, and messages come again', async () => {
    world = await World.create(seconds);
    const [first] = await Promise.all([world.start(), world.start()]);
    await sendReferral(await sender(first));
    await until('a reminder', sameAs(['ReferralSent', 'ReferralAnswerReminded']));
    await world.ask('TRUNCATE policies_dosvy.group_checkpoint, policies_dosvy.processed_message');
    await until('an escalation', sameAs(long));
    await world.start();
    await sleep(3_000);
    expect(await world.recorded()).toEqual(long);
  });
});
