import { describe, expect, it } from '@jest/globals';
import { ReferralAccepted, ReferralAnswerReminded, ReferralEscalated, ReferralSent } from '#contracts/referrals';
import type { NewEvent } from '#kernel';
import { anId, story, theFacts } from '#testing';
import { referral } from './referral.decider.js';

const ids = { referralId: anId('referral'), childId: anId('child') };
/** Sent at 2026-03-01T02:00Z, as every event of a story. */
const sample = { ...ReferralSent.sample, ...ids, toUnit: 'ngo-b', risk: 'HIGH', answerDueAt: '2026-03-02T02:00:00Z' } as const;
const sent = ReferralSent.of(sample);
const reminded = ReferralAnswerReminded.of({ ...ids, toUnit: 'ngo-b', escalationDueAt: '2026-03-03T02:00:00.000Z' });
const accepted = ReferralAccepted.of({ ...ids, toUnit: 'ngo-b' });
const input = { referralId: ids.referralId };
const facts = theFacts();

const told = (command: string, given: readonly NewEvent[], now: string) =>
  story(referral, given).when(command, { input, facts, now: new Date(now) });

describe('a referral without an answer', () => {
  it('is reminded of once the answer is late, and told when it will be escalated', () => {
    expect(told('RemindReferral', [sent], '2026-03-02T02:00:00Z').events).toEqual([{ type: 'referrals.ReferralAnswerReminded', data: reminded.data }]);
  });

  it('is stale after 14 days where the risk is not high', () => {
    const low = ReferralSent.of({ ...ReferralSent.sample, ...ids, risk: 'LOW', answerDueAt: '2026-03-08T02:00:00Z' });
    expect(told('RemindReferral', [low], '2026-03-09T00:00:00Z').events[0]?.data).toMatchObject({ escalationDueAt: '2026-03-15T02:00:00.000Z' });
  });

  it('is escalated once it is stale, to the unit above its receiver', () => {
    const { events } = told('EscalateReferral', [sent, reminded], '2026-03-03T02:00:00Z');
    expect(events).toEqual([{ type: 'referrals.ReferralEscalated', data: { ...ids, toUnit: 'ngo-b', risk: 'HIGH', escalatedTo: 'dosvy-17' } }]);
  });

  it('is escalated to the unit above its sender where it was sent by the unit above its receiver', () => {
    const own = ReferralSent.of({ ...sample, fromUnit: 'dosvy-17' });
    const { events } = told('EscalateReferral', [own, reminded], '2026-03-03T02:00:00Z');
    expect(events[0]?.data).toMatchObject({ escalatedTo: 'mosvy-national' });
  });

  it('is escalated although the directory names nobody', () => {
    const toPolice = ReferralSent.of({ ...sample, toUnit: 'police-1710' });
    expect(told('EscalateReferral', [toPolice, reminded], '2026-03-03T02:00:00Z').events[0]?.data).not.toHaveProperty('escalatedTo');
  });

  it.each([
    ['RemindReferral', [sent], '2026-03-02T01:59:59.999Z', 'ReferralAnswerNotDue'],
    ['RemindReferral', [sent, accepted], '2026-03-02T02:00:00Z', 'ReferralAlreadyAnswered'],
    ['RemindReferral', [sent, reminded], '2026-03-02T02:00:00Z', 'ReferralAlreadyReminded'],
    ['EscalateReferral', [sent], '2026-03-04T02:00:00Z', 'ReferralNotReminded'],
    ['EscalateReferral', [sent, reminded], '2026-03-03T01:59:59.999Z', 'ReferralAnswerNotDue'],
    ['EscalateReferral', [sent, reminded, accepted], '2026-03-04T02:00:00Z', 'ReferralAlreadyAnswered'],
    ['EscalateReferral', [sent, reminded, ReferralEscalated.of({ ...ids, toUnit: 'ngo-b', risk: 'HIGH' })], '2026-03-04T02:00:00Z', 'ReferralAlreadyEscalated'],
  ])('is not done twice, too early or too late: %s (%#)', (command, given, now, name) => {
    expect(told(command, given, now).rejection?.name).toBe(name);
  });

  it('can still be accepted after it was escalated', () => {
    const past = [sent, reminded, ReferralEscalated.of({ ...ids, toUnit: 'ngo-b', risk: 'HIGH' })];
    expect(told('AcceptReferral', past, '2026-03-05T02:00:00Z').events).toHaveLength(1);
  });
});
