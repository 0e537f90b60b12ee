import { describe, expect, it } from '@jest/globals';
import type { KnownReferral, Standing } from '#access';
import { ReferralAccepted, ReferralRevoked, ReferralSent } from '#contracts/referrals';
import type { NewEvent } from '#kernel';
import { anId, story, theFacts } from '#testing';
import { referral } from './referral.decider.js';

const ids = { referralId: anId('referral'), childId: anId('child') };
const sent = ReferralSent.of({ ...ReferralSent.sample, ...ids, fromUnit: 'dosvy-17', toUnit: 'ngo-a' });
const accepted = ReferralAccepted.of({ ...ids, toUnit: 'ngo-a' });
const passedOn: KnownReferral = {
  referralId: anId('onward'), childId: ids.childId, fromUnit: 'ngo-a', toUnit: 'ngo-b', kind: 'REFERRAL', status: 'ACCEPTED', offer: ReferralSent.sample.offer,
};
const byIt: Standing = { childId: ids.childId, holder: 'unit:ngo-a', relation: 'referral-accepted', source: ids.referralId };

const take = (referrals: readonly KnownReferral[], standing: readonly Standing[] = [byIt], given: readonly NewEvent[] = [sent, accepted]) =>
  story(referral, given).when('RevokeReferral', { input: { referralId: ids.referralId, reason: 'SENT_IN_ERROR' }, facts: theFacts({ referrals, standing }) });

describe('a referral that is taken back', () => {
  it('takes those with it by which its receiver passed the child on, asked and answered alike', () => {
    const asked = { ...passedOn, referralId: anId('asked'), status: 'SENT' as const };
    expect(take([passedOn, asked]).events).toEqual([
      { type: 'referrals.ReferralRevoked', data: { ...ids, toUnit: 'ngo-a', reason: 'SENT_IN_ERROR', onward: [anId('onward'), anId('asked')] } },
    ]);
  });

  it.each([
    ['has ended', [{ ...passedOn, status: 'ENDED' as const }], [byIt]],
    ['was sent by another', [{ ...passedOn, fromUnit: 'dosvy-17' }], [byIt]],
    ['is of another child', [{ ...passedOn, childId: anId('other') }], [byIt]],
    ['was sent by who registered the child itself', [passedOn], [byIt, { ...byIt, relation: 'registered' as const }]],
    ['was sent by who has the child by another referral too', [passedOn], [byIt, { ...byIt, source: anId('another') }]],
  ])('leaves alone what %s', (_what, referrals, standing) => {
    expect(take(referrals, standing).events[0]?.data).not.toHaveProperty('onward');
  });

  it('had nothing passed on before it was accepted', () => {
    expect(take([passedOn], [byIt], [sent]).events[0]?.data).not.toHaveProperty('onward');
  });

  it('of an office of social affairs leaves what that sent for a child of its province', () => {
    const toDosvy = [ReferralSent.of({ ...ReferralSent.sample, ...ids, toUnit: 'dosvy-17' }), ReferralAccepted.of({ ...ids, toUnit: 'dosvy-17' })];
    const own = { ...byIt, holder: 'province:17', relation: 'own-province' as const };
    expect(take([{ ...passedOn, fromUnit: 'dosvy-17' }], [own], toDosvy).events[0]?.data).not.toHaveProperty('onward');
  });
});

describe('a referral on whose ground another was', () => {
  const end = (given: readonly NewEvent[], referrals: readonly KnownReferral[] = []) =>
    story(referral, given).when('EndOnwardReferral', { input: { referralId: ids.referralId }, facts: theFacts({ referrals, standing: [byIt] }) });

  it('ends, with those that follow from it in turn, and only once', () => {
    expect(end([sent, accepted], [passedOn]).events[0]?.data).toEqual({ ...ids, toUnit: 'ngo-a', reason: 'SENDERS_REFERRAL_REVOKED', onward: [anId('onward')] });
    expect(end([sent]).events).toHaveLength(1);
    const over = ReferralRevoked.of({ ...ids, toUnit: 'ngo-a', reason: 'SENT_IN_ERROR' });
    expect(end([sent, accepted, over]).rejection?.name).toBe('ReferralAlreadyEnded');
  });
});
