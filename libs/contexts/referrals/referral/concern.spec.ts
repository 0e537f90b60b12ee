import { describe, expect, it } from '@jest/globals';
import type { KnownReferral } from '#access';
import { OpenCase } from '#contracts/investigation';
import { ReferralSent } from '#contracts/referrals';
import { Concern } from '#contracts/vocabulary';
import { anActor, anId, aReference, story, theFacts } from '#testing';
import { referral } from './referral.decider.js';

const childId = anId('child');
const caseId = anId('case');
const concern = { childId, caseId, districtCode: '1710', concerns: ['TRAFFICKING'], fromUnit: 'police-1710' };
const child = { childId, sex: 'FEMALE', age: { years: 14, on: '2025-06-01' } } as const;
const offer = { ...ReferralSent.sample.offer, concerns: ['TRAFFICKING' as const] };
const open: KnownReferral = {
  referralId: anId('referral'), childId, caseId, fromUnit: 'ahtjp-17', toUnit: 'dosvy-17', kind: 'REFERRAL', status: 'SENT', offer,
};
const told = (changes: Parameters<typeof theFacts>[0] = {}, input: object = {}, now?: Date) =>
  story(referral).when('ReferTraffickingConcern', { input: { ...concern, ...input }, facts: theFacts({ children: [child], ...changes }), ...(now === undefined ? {} : { now }) });

describe('a child that may have been trafficked', () => {
  it('is referred to social affairs of the province, in the name of the unit that opened the case and by legal duty', () => {
    expect(told().events).toEqual([
      {
        type: 'referrals.ReferralSent',
        data: {
          referralId: anId('it'), childId, caseId, fromUnit: 'police-1710', toUnit: 'dosvy-17', kind: 'REFERRAL', risk: 'HIGH',
          offer: { sex: 'FEMALE', ageBand: 'AGE_12_14', districtCode: '1710', concerns: ['TRAFFICKING'], needs: ['SOCIAL_WORK'], bedNeeded: false },
          consent: { from: 'OVERRIDDEN', overrideReason: 'LEGAL_DUTY' },
          answerDueAt: '2026-03-03T02:00:00.000Z',
        },
      },
    ]);
  });

  it('is offered with the age that it has by then, as far as it is known', () => {
    const bandOf = (on: string) => told({ children: [{ ...child, age: { years: 14, on } }] }).events[0]?.data['offer'];
    expect(bandOf('2025-03-03')).toMatchObject({ ageBand: 'AGE_12_14' });
    expect(bandOf('2025-03-02')).toMatchObject({ ageBand: 'AGE_15_17' });
    expect(bandOf('2015-03-02')).toMatchObject({ ageBand: 'AGE_UNKNOWN' });
    expect(told({ children: [{ childId, sex: 'MALE' }] }).events[0]?.data['offer']).toMatchObject({ sex: 'MALE', ageBand: 'AGE_UNKNOWN' });
  });

  it('is referred to the ministry where the province has no office of its own on that day', () => {
    expect(told({}, { districtCode: '0301' }).events[0]?.data).toMatchObject({ toUnit: 'mosvy-national' });
    const closed = { ...aReference, units: aReference.units.map((unit) => (unit.id === 'dosvy-17' ? { ...unit, validTo: '2026-03-01' } : unit)) };
    expect(told({ reference: closed }).events[0]?.data).toMatchObject({ toUnit: 'mosvy-national' });
  });

  it('is referred with every concern that its case was opened for, were it all there are', () => {
    const concerns = [...Concern.options];
    expect(OpenCase.input.shape.concerns.parse(concerns)).toEqual(concerns);
    expect(told({}, { concerns }).events[0]?.data).toMatchObject({ offer: { concerns } });
  });

  it('is not referred to the office that opened the case itself', () => {
    expect(told({}, { fromUnit: 'dosvy-17' }).rejection?.name).toBe('AlreadyWithSocialAffairs');
  });

  it.each([
    ['that waits', {}],
    ['that was taken on for this case', { status: 'ACCEPTED' as const, answeredAt: '2026-03-01T02:00:00.000Z' }],
    ['that was declined for this case', { status: 'ENDED' as const, answeredAt: '2026-03-01T02:00:00.000Z' }],
    ['that waited when the other case was opened, and was answered since', { caseId: anId('other'), status: 'ENDED' as const, answeredAt: '2026-03-02T02:00:01.000Z' }],
    ['that waits for another case of the same child, which may be the same told twice', { caseId: anId('other') }],
  ])('is not referred a second time beside a referral for trafficking to that office %s', (_what, changes) => {
    expect(told({ referrals: [{ ...open, ...changes }] }).rejection?.name).toBe('ReferralAlreadyOpen');
  });

  it.each([
    ['another concern', { offer: { ...offer, concerns: ['NEGLECT' as const] } }],
    ['another office', { toUnit: 'ngo-a' }],
    ['another child', { childId: anId('other') }],
    ['another case and long taken on', { caseId: anId('other'), status: 'ACCEPTED' as const, answeredAt: '2026-03-01T02:00:00.000Z' }],
    ['another case and long declined', { caseId: anId('other'), status: 'ENDED' as const, answeredAt: '2026-03-01T02:00:00.000Z' }],
    ['another case and taken back before it was answered', { caseId: anId('other'), status: 'ENDED' as const, endedAt: '2026-03-01T02:00:00.000Z' }],
  ])('is referred all the same where the open referral is of %s', (_what, changes) => {
    expect(told({ referrals: [{ ...open, ...changes }] }).events).toHaveLength(1);
  });

  it('is not referred by hand for what was referred already, whoever sent that', () => {
    const byHand = { childId, caseId, toUnit: 'dosvy-17', kind: 'REFERRAL', risk: 'HIGH', offer, consent: { from: 'CHILD' } } as const;
    const standing = [{ childId, holder: 'unit:police-1710', relation: 'own-case', source: caseId }] as const;
    const send = (referrals: readonly KnownReferral[], input: object = {}) =>
      story(referral).when('SendReferral', { input: { ...byHand, ...input }, facts: theFacts({ standing, referrals }), actor: anActor({ unit: 'ahtjp-17' }) });
    expect(send([open]).rejection?.name).toBe('ReferralAlreadyOpen');
    expect(send([{ ...open, status: 'ACCEPTED' }]).rejection?.name).toBe('ReferralAlreadyOpen');
    expect(send([{ ...open, status: 'ENDED' }]).events).toHaveLength(1);
    expect(send([]).events).toHaveLength(1);
    expect(send([open], { caseId: undefined }).events).toHaveLength(1);
    expect(send([open], { offer: { ...offer, concerns: ['NEGLECT'] } }).events).toHaveLength(1);
  });
});
