import { describe, expect, it } from '@jest/globals';
import { FollowUpDone, FollowUpMissed, FollowUpOverdue, ReintegrationStarted } from '#contracts/care';
import type { NewEvent } from '#kernel';
import { aRecordedEvent, anId, clearOf } from '#testing';
import { boardsProjection } from './boards.projection.js';

const childId = anId('child');
const recordedAt = '2026-03-02T08:00:00.000Z';
const key = { child_id: childId, visit: 'W1' };

function changesOf(event: NewEvent) {
  const handler = boardsProjection.handlers[event.contract.type];
  return typeof handler === 'function' ? handler(aRecordedEvent(event, { recordedAt }), clearOf()) : [];
}
const set = (values: object) => [{ kind: 'set', table: 'follow_up_card', where: key, values }];

describe('the board of follow-up visits', () => {
  it('holds every visit that is owed when a child goes home', () => {
    const visits = [{ visit: 'W1' as const, dueOn: '2026-06-08', overdueAt: '2026-06-22T17:00:00.000Z' }, { visit: 'W2' as const, dueOn: '2026-06-15' }];
    const row = { owner_unit: 'ngo-a', due_on: '2026-06-08', overdue_at: '2026-06-22T17:00:00.000Z', done_at: null, missed_reason: null, noted_at: null, escalated_to: null };
    expect(changesOf(ReintegrationStarted.of({ ...ReintegrationStarted.sample, childId, visits }))).toEqual([
      { kind: 'put', table: 'follow_up_card', key, row },
      { kind: 'put', table: 'follow_up_card', key: { ...key, visit: 'W2' }, row: { ...row, due_on: '2026-06-15', overdue_at: null } },
    ]);
  });

  it.each([
    [FollowUpDone.of({ childId, visit: 'W1', finding: 'SAFE' }), { done_at: recordedAt }],
    [FollowUpMissed.of({ childId, visit: 'W1', reason: 'NO_STAFF' }), { missed_reason: 'NO_STAFF' }],
    [FollowUpOverdue.of({ childId, visit: 'W1', dueOn: '2026-06-08', ownerUnit: 'ngo-a', escalatedTo: 'dosvy-17' }), { noted_at: recordedAt, escalated_to: 'dosvy-17' }],
    [FollowUpOverdue.of({ childId, visit: 'W1', dueOn: '2026-06-08', ownerUnit: 'ngo-a' }), { noted_at: recordedAt, escalated_to: null }],
  ])('says what became of each (%#)', (event, values) => {
    expect(changesOf(event)).toEqual(set(values));
  });
});
