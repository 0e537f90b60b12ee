import { describe, expect, it } from '@jest/globals';
import { ReferralAccepted, ReferralSent } from '#contracts/referrals';
import type { NewEvent } from '#kernel';
import { aRecordedEvent, anId, clearOf } from '#testing';
import { standingProjection } from './standing.projection.js';

const referralId = anId('referral');
const childId = anId('child');

function changesOf(event: NewEvent) {
  const handler = standingProjection.handlers[event.contract.type];
  return typeof handler === 'function' ? handler(aRecordedEvent(event, { childIds: [childId] }), clearOf()) : [];
}

describe('standing', () => {
  it('of the receiver is that of an offer until it accepts', () => {
    expect(changesOf(ReferralSent.of({ ...ReferralSent.sample, referralId, toUnit: 'ngo-b' }))).toEqual([
      {
        kind: 'put',
        table: 'standing',
        key: { child_id: childId, holder: 'unit:ngo-b', relation: 'referral-offered', source: referralId },
        row: { since: '2026-03-01T02:00:00.000Z' },
      },
    ]);
  });

  it('of an accepted referral takes the place of the offer', () => {
    expect(changesOf(ReferralAccepted.of({ referralId, childId, toUnit: 'ngo-b' }))).toMatchObject([
      { kind: 'drop', where: { source: referralId, relation: 'referral-offered' } },
      { kind: 'put', key: { holder: 'unit:ngo-b', relation: 'referral-accepted', source: referralId } },
    ]);
  });
});
