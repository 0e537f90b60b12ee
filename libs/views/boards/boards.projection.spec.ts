import { describe, expect, it } from '@jest/globals';
import { ReferralAccepted, ReferralAnswerReminded, ReferralCompleted, ReferralDeclined, ReferralEscalated, ReferralRevoked, ReferralSent } from '#contracts/referrals';
import { json, type NewEvent } from '#kernel';
import { aRecordedEvent, anId, clearOf } from '#testing';
import { boardsProjection } from './boards.projection.js';

const referral = { referralId: anId('referral'), childId: anId('child'), toUnit: 'ngo-b' };
const later = '2026-03-02T08:00:00.000Z';

function changeOf(event: NewEvent) {
  const handler = boardsProjection.handlers[event.contract.type];
  const changes = typeof handler === 'function' ? handler(aRecordedEvent(event, { recordedAt: later }), clearOf()) : [];
  expect(changes).toHaveLength(1);
  return changes[0];
}

describe('the board of referrals', () => {
  it('shows a sent referral with its offer, its note as it is sealed, and the time by which an answer is owed', () => {
    const card = changeOf(ReferralSent.of({ ...ReferralSent.sample, note: 'sealed' }));
    const row = { status: 'SENT', sent_at: later, answer_due_at: '2026-03-02T20:05:00Z', note: json('sealed') };
    expect(card).toMatchObject({ kind: 'put', row });
  });

  it('begins a new card without what an earlier one of that id left', () => {
    expect(changeOf(ReferralSent.of(ReferralSent.sample))).toMatchObject({ row: { answered_at: null, reminded_at: null, escalated_at: null, escalated_to: null, ended_at: null, reason: null } });
  });

  it.each([
    [ReferralAccepted.of(referral), { status: 'ACCEPTED', answered_at: later }],
    [ReferralAnswerReminded.of({ ...referral, escalationDueAt: later }), { reminded_at: later }],
    [ReferralEscalated.of({ ...referral, risk: 'HIGH', escalatedTo: 'dosvy-12' }), { escalated_at: later, escalated_to: 'dosvy-12' }],
    [ReferralEscalated.of({ ...referral, risk: 'HIGH' }), { escalated_at: later, escalated_to: null }],
    [
      ReferralDeclined.of({ ...referral, reason: 'NO_CAPACITY' }),
      { status: 'DECLINED', answered_at: later, ended_at: later, reason: 'NO_CAPACITY' },
    ],
    [ReferralCompleted.of({ ...referral, outcome: 'NEEDS_MET' }), { status: 'COMPLETED', ended_at: later, reason: 'NEEDS_MET' }],
    [ReferralRevoked.of({ ...referral, reason: 'CHILD_WITHDREW' }), { status: 'REVOKED', ended_at: later, reason: 'CHILD_WITHDREW' }],
  ])('says where the referral stands after each answer and each reminder (%#)', (event, values) => {
    expect(changeOf(event)).toEqual({ kind: 'set', table: 'referral_card', where: { referral_id: referral.referralId }, values });
  });
});
