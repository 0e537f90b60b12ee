import { describe, expect, it } from '@jest/globals';
import type { KnownReferral } from '#access';
import { ReferralSent } from '#contracts/referrals';
import { Concern } from '#contracts/vocabulary';
import { anId, aReference, story, theFacts } from '#testing';
import { referral } from './referral.decider.js';

const childId = anId('child');
const caseId = anId('case');
const children = [{ childId, sex: 'MALE', age: { years: 12, on: '2026-01-01' } }] as const;
const { offer } = ReferralSent.sample;
const answeredAt = '2026-02-01T02:00:00.000Z';
const having = (toUnit: string, changes: Partial<KnownReferral> = {}): KnownReferral => ({
  referralId: anId(`to ${toUnit}`), childId, caseId, fromUnit: 'ahtjp-17', toUnit, kind: 'REFERRAL', status: 'ACCEPTED', offer, answeredAt, ...changes,
});
const support: Partial<KnownReferral> = { kind: 'COURT_SUPPORT', offer: { ...offer, needs: ['COURT_SUPPORT'], hearingOn: '2026-03-20' } };
const take = (referrals: readonly KnownReferral[], input: object = {}, reference = aReference) =>
  story(referral).when('ReferSummonedChild', {
    input: { childId, caseId, courtUnit: 'court-17', hearingOn: '2026-03-20', ...input },
    facts: theFacts({ children, referrals, reference }),
  });

describe('a child that is summoned to court', () => {
  it('is referred to social affairs of the court’s province, for the court and by its order', () => {
    expect(take([]).events).toEqual([
      {
        type: 'referrals.ReferralSent',
        data: {
          referralId: anId('it'), childId, caseId, fromUnit: 'court-17', toUnit: 'dosvy-17', kind: 'COURT_SUPPORT', risk: 'MEDIUM',
          offer: { sex: 'MALE', ageBand: 'AGE_12_14', concerns: ['OTHER'], needs: ['COURT_SUPPORT'], bedNeeded: false, hearingOn: '2026-03-20' },
          consent: { from: 'OVERRIDDEN', overrideReason: 'COURT_ORDER' },
          answerDueAt: '2026-03-05T02:00:00.000Z',
        },
      },
    ]);
  });

  it('is referred to the office of social affairs that has it, wherever the court is', () => {
    const elsewhere = { ...aReference, units: [...aReference.units, { id: 'dosvy-05', agency: 'MoSVY', role: 'dosvy' as const, name: 'dosvy-05', province: '05', validFrom: '2000-01-01' }] };
    expect(take([having('ngo-a'), having('dosvy-05')], {}, elsewhere).events[0]?.data).toMatchObject({ toUnit: 'dosvy-05', offer: { concerns: ['TRAFFICKING'] } });
    expect(take([having('dosvy-05', { status: 'SENT' })], {}, elsewhere).events[0]?.data).toMatchObject({ toUnit: 'dosvy-17' });
  });

  it('is referred with every concern for which others have it, each once', () => {
    const concerns = [...Concern.options];
    const known = [having('ngo-a', { offer: { ...offer, concerns: concerns.slice(0, 7) } }), having('ngo-b', { offer: { ...offer, concerns: concerns.slice(5) } })];
    expect(take(known).events[0]?.data).toMatchObject({ offer: { concerns } });
  });

  it('is owed an answer before the hearing, and at once where that is near', () => {
    expect(take([], { hearingOn: '2026-03-03' }).events[0]?.data).toMatchObject({ risk: 'HIGH', answerDueAt: '2026-03-02T17:00:00.000Z' });
    expect(take([], { hearingOn: '2026-03-02' }).events[0]?.data).toMatchObject({ risk: 'HIGH', answerDueAt: '2026-03-02T03:00:00.000Z' });
  });

  it('is not referred once the hearing is over, nor twice for one hearing, but again for another', () => {
    expect(take([], { hearingOn: '2026-03-01' }).rejection?.name).toBe('HearingIsOver');
    expect(take([having('dosvy-17', support)]).rejection?.name).toBe('ReferralAlreadyOpen');
    expect(take([having('dosvy-17', support)], { hearingOn: '2026-04-20' }).events).toHaveLength(1);
  });
});

const pass = (referrals: readonly KnownReferral[], now?: Date) =>
  story(referral).when('PassOnCourtSupport', {
    input: { childId, acceptedReferralId: anId('to dosvy-17') }, facts: theFacts({ children, referrals }), ...(now === undefined ? {} : { now }),
  });
const taken = having('dosvy-17', support);

describe('support at court that social affairs has taken on', () => {
  it('is asked of the NGO that has the child, for social affairs', () => {
    expect(pass([taken, having('ngo-a')]).events[0]?.data).toMatchObject({
      fromUnit: 'dosvy-17', toUnit: 'ngo-a', caseId, kind: 'COURT_SUPPORT', consent: { from: 'DOSVY_BEST_INTEREST' }, offer: { hearingOn: '2026-03-20', needs: ['COURT_SUPPORT'] },
    });
  });

  it('is asked of an NGO that was asked for it before rather than of the last that took on the child', () => {
    const before = having('ngo-b', { offer: { ...offer, needs: ['COURT_SUPPORT'] } });
    expect(pass([taken, having('ngo-a'), before]).events[0]?.data).toMatchObject({ toUnit: 'ngo-b' });
  });

  it.each([
    ['NoNgoHasTheChild', [taken, having('ngo-a', { status: 'SENT' })]],
    ['NoNgoHasTheChild', [taken, having('ngo-a', { answeredAt: '2026-03-02T02:00:01.000Z' })]],
    ['NoNgoHasTheChild', [taken, having('ngo-a', { status: 'ENDED' })]],
    ['NoCourtSupportAccepted', [having('ngo-a')]],
    ['NoCourtSupportAccepted', [{ ...taken, status: 'SENT' as const }, having('ngo-a')]],
    ['NoCourtSupportAccepted', [having('dosvy-17'), having('ngo-a')]],
    ['NoCourtSupportAccepted', [{ ...taken, toUnit: 'ngo-b' }, having('ngo-a')]],
    ['ReferralAlreadyOpen', [taken, having('ngo-a', support)]],
    ['ReferralAlreadyOpen', [taken, having('ngo-a'), having('ngo-a', { ...support, status: 'ENDED' })]],
  ])('stays with social affairs: %s (%#)', (name, open) => {
    expect(pass(open).rejection?.name).toBe(name);
  });

  it('is not asked of anybody once the hearing is over', () => {
    expect(pass([taken, having('ngo-a')], new Date('2026-03-21T02:00:00Z')).rejection?.name).toBe('HearingIsOver');
  });
});
