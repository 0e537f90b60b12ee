import { describe, expect, it } from '@jest/globals';
import { ReferralAccepted, ReferralDeclined, ReferralSent, SendReferral } from '#contracts/referrals';
import { anActor, anId, story, theFacts } from '#testing';
import { referral } from './referral.decider.js';

const ids = { referralId: anId('referral'), childId: anId('child') };
const offer = { sex: 'MALE', ageBand: 'AGE_15_17', concerns: ['TRAFFICKING'], needs: ['COUNSELLING'], bedNeeded: false } as const;
const input = { childId: ids.childId, toUnit: 'ngo-b', kind: 'REFERRAL', risk: 'HIGH', offer, consent: { from: 'CHILD' } } as const;
const sent = ReferralSent.of({
  ...input,
  ...ids,
  offer: { ...offer, concerns: [...offer.concerns], needs: [...offer.needs] },
  fromUnit: 'dosvy-17',
  answerDueAt: '2026-03-03T02:00:00Z',
});
const ngo = anActor({ unit: 'ngo-b', role: 'ngo' });
const facts = theFacts();

describe('a referral', () => {
  it('owes an answer within 24 hours where the risk is high', () => {
    const { events } = story(referral).when('SendReferral', { input, facts, actor: anActor({ unit: 'dosvy-17', role: 'dosvy' }) });
    expect(events).toEqual([
      { type: 'referrals.ReferralSent', data: { ...sent.data, referralId: anId('it'), answerDueAt: '2026-03-03T02:00:00.000Z' } },
    ]);
  });

  it('is not sent to a unit that the directory does not know', () => {
    const told = story(referral).when('SendReferral', { input: { ...input, toUnit: 'ngo-nowhere' }, facts });
    expect(told.rejection).toMatchObject({ name: 'UnknownUnit', fields: { unit: 'ngo-nowhere' } });
  });

  it('is not sent to a unit that could never answer it', () => {
    const told = story(referral).when('SendReferral', { input: { ...input, toUnit: 'court-17' }, facts });
    expect(told.rejection).toMatchObject({ name: 'UnknownUnit', fields: { unit: 'court-17' } });
  });

  it('is sent under a case of the child only', () => {
    const send = (known: typeof facts) => story(referral).when('SendReferral', { input: { ...input, caseId: anId('case') }, facts: known });
    const standing = [{ childId: ids.childId, holder: 'unit:police-1710', relation: 'own-case', source: anId('case') }] as const;
    expect(send(theFacts({ standing })).rejection).toBeUndefined();
    expect(send(facts).rejection).toMatchObject({ name: 'InvalidInput', fields: { problems: [{ path: 'caseId' }] } });
  });

  it('is not sent against consent without one of the lawful reasons', () => {
    const told = story(referral).when('SendReferral', { input: { ...input, consent: { from: 'OVERRIDDEN' } }, facts });
    expect(told.rejection?.name).toBe('ConsentReasonMissing');
  });

  it('for support at court says for which hearing', () => {
    const valid = (changes: object) => SendReferral.input.safeParse({ ...input, kind: 'COURT_SUPPORT', offer: { ...offer, ...changes } }).success;
    expect([valid({}), valid({ hearingOn: '2026-03-20' })]).toEqual([false, true]);
  });

  it('can be declined once, with a reason, and not accepted afterwards', () => {
    const decline = story(referral, [sent]).when('DeclineReferral', {
      input: { referralId: ids.referralId, reason: 'CHILD_DECLINED_STAY' },
      actor: ngo,
      facts,
    });
    expect(decline.events).toEqual([
      { type: 'referrals.ReferralDeclined', data: { ...ids, toUnit: 'ngo-b', reason: 'CHILD_DECLINED_STAY' } },
    ]);
    const declined = ReferralDeclined.of({ ...ids, toUnit: 'ngo-b', reason: 'CHILD_DECLINED_STAY' });
    const late = story(referral, [sent, declined]).when('AcceptReferral', { input: { referralId: ids.referralId }, actor: ngo, facts });
    expect(late.rejection).toMatchObject({ name: 'ReferralAlreadyAnswered', fields: { status: 'DECLINED' } });
  });

  it('can be taken back by its sender after it was accepted, and not completed then', () => {
    const accepted = ReferralAccepted.of({ ...ids, toUnit: 'ngo-b' });
    const revoke = story(referral, [sent, accepted]).when('RevokeReferral', {
      input: { referralId: ids.referralId, reason: 'CHILD_WITHDREW' },
      facts,
    });
    expect(revoke.events.map(({ type }) => type)).toEqual(['referrals.ReferralRevoked']);
    const early = story(referral, [sent]).when('CompleteReferral', { input: { referralId: ids.referralId, outcome: 'NEEDS_MET' }, facts });
    expect(early.rejection).toMatchObject({ name: 'ReferralNotAccepted', fields: { status: 'SENT' } });
  });
});
