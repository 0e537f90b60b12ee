import { describe, expect, it } from '@jest/globals';
import { ChildRegistered } from '#contracts/children';
import { SuspectArrested } from '#contracts/investigation';
import { ReferralAccepted, ReferralCompleted, ReferralDeclined, ReferralRevoked, ReferralSent } from '#contracts/referrals';
import { json, type NewEvent } from '#kernel';
import { aRecordedEvent, anId, clearOf } from '#testing';
import { circumstancesProjection } from './circumstances.projection.js';

const referral = { referralId: anId('referral'), childId: anId('child'), toUnit: 'ngo-b' };
const where = { referral_id: referral.referralId };
const recordedAt = '2026-03-02T08:00:00.000Z';

function changesOf(event: NewEvent, childIds: string[] = []) {
  const handler = circumstancesProjection.handlers[event.contract.type] as unknown;
  if (typeof handler !== 'function') return handler;
  return (handler as (event: unknown, clear: unknown) => unknown)(aRecordedEvent(event, { recordedAt, childIds }), clearOf());
}

describe('what services know of a child', () => {
  it('is its sex and age in codes, and no name', () => {
    const child_id = ChildRegistered.sample.childId;
    expect(changesOf(ChildRegistered.of(ChildRegistered.sample))).toEqual([
      { kind: 'put', table: 'known_child', key: { child_id }, row: { sex: 'FEMALE', age_years: 14, age_as_of: '2026-03-01' } },
    ]);
    expect(changesOf(ChildRegistered.of({ childId: child_id, sex: 'MALE' }))).toMatchObject([{ row: { age_years: null, age_as_of: null } }]);
  });

  it('is what a suspect is to each child of the case, where that is known, and nothing else of the suspect', () => {
    const { relationToChild: relation, suspectId: suspect_id, ...unrelated } = SuspectArrested.sample;
    const of = (child_id: string) => ({ kind: 'put', table: 'known_suspect', key: { suspect_id, child_id }, row: { relation } });
    expect(changesOf(SuspectArrested.of(SuspectArrested.sample), ['one', 'other'])).toEqual([of('one'), of('other')]);
    expect(changesOf(SuspectArrested.of({ ...unrelated, suspectId: suspect_id }), ['one'])).toEqual([]);
  });

  it('is each referral, also when it has ended', () => {
    const { offer } = ReferralSent.sample;
    expect(changesOf(ReferralSent.of({ ...ReferralSent.sample, ...referral }))).toMatchObject([
      { kind: 'put', table: 'known_referral', key: where, row: { status: 'SENT', to_unit: 'ngo-b', offer: json(offer), answered_at: null, ended_at: null } },
    ]);
    expect(changesOf(ReferralAccepted.of(referral))).toEqual([
      { kind: 'set', table: 'known_referral', where, values: { status: 'ACCEPTED', answered_at: recordedAt } },
    ]);
    expect(changesOf(ReferralDeclined.of({ ...referral, reason: 'NO_CAPACITY' }))).toEqual([
      { kind: 'set', table: 'known_referral', where, values: { status: 'ENDED', answered_at: recordedAt } },
    ]);
    for (const event of [ReferralCompleted.of({ ...referral, outcome: 'NEEDS_MET' }), ReferralRevoked.of({ ...referral, reason: 'CHILD_WITHDREW' })]) {
      expect(changesOf(event)).toEqual([{ kind: 'set', table: 'known_referral', where, values: { status: 'ENDED', ended_at: recordedAt } }]);
    }
  });
});
