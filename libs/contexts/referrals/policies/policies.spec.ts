import { describe, expect, it } from '@jest/globals';
import { ReferralAccepted, ReferralAnswerReminded, ReferralCompleted, ReferralDeclined, ReferralRevoked, ReferralSent } from '#contracts/referrals';
import { type AnyPolicy, type NewEvent, reactTo } from '#kernel';
import { aBusMessage, anId } from '#testing';
import { escalateWhenStale } from './escalate-when-stale.js';
import { remindWhenUnanswered } from './remind-when-unanswered.js';

const ids = { referralId: anId('referral'), childId: anId('child'), toUnit: 'ngo-b' };
const input = { referralId: ids.referralId };

const reaction = (policy: AnyPolicy, event: NewEvent) => reactTo(policy, aBusMessage(event, { childId: ids.childId }));

describe('a referral that waits for its answer', () => {
  it('is to be reminded of when the answer is due', () => {
    const sent = ReferralSent.of({ ...ReferralSent.sample, ...ids, answerDueAt: '2026-03-02T02:00:00.000Z' });
    const deadlines = [{ key: ids.referralId, dueAt: '2026-03-02T02:00:00.000Z', command: 'RemindReferral', input }];
    expect(reaction(remindWhenUnanswered, sent)).toEqual({ kind: 'acts', orders: [], lifted: [], deadlines });
    expect(reaction(escalateWhenStale, sent)).toEqual({ kind: 'ignored', reason: 'not its business' });
  });

  it('is to be escalated at the moment that the reminder told', () => {
    const reminded = ReferralAnswerReminded.of({ ...ids, escalationDueAt: '2026-03-03T02:00:00.000Z' });
    const deadlines = [{ key: ids.referralId, dueAt: '2026-03-03T02:00:00.000Z', command: 'EscalateReferral', input }];
    expect(reaction(escalateWhenStale, reminded)).toEqual({ kind: 'acts', orders: [], lifted: [], deadlines });
    expect(reaction(remindWhenUnanswered, reminded).kind).toBe('ignored');
  });

  it.each([
    ReferralAccepted.of(ids),
    ReferralDeclined.of({ ...ids, reason: 'NO_CAPACITY' }),
    ReferralRevoked.of({ ...ids, reason: 'SENT_IN_ERROR' }),
  ])('needs neither once it has ended or was answered (%#)', (event) => {
    for (const policy of [remindWhenUnanswered, escalateWhenStale]) {
      expect(reaction(policy, event)).toEqual({ kind: 'acts', orders: [], deadlines: [], lifted: [ids.referralId] });
    }
  });

  it('is nobody’s business any more when it is completed', () => {
    const completed = ReferralCompleted.of({ ...ids, outcome: 'NEEDS_MET' });
    for (const policy of [remindWhenUnanswered, escalateWhenStale]) expect(reaction(policy, completed).kind).toBe('ignored');
  });
});
