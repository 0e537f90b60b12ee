import { describe, expect, it } from '@jest/globals';
import { FollowUpDone, FollowUpMissed, ReintegrationStarted } from '#contracts/care';
import { reactTo } from '#kernel';
import { aBusMessage, anId } from '#testing';
import { noteOverdueWhenVisitOwed } from './note-overdue-when-visit-owed.js';

const childId = anId('child');
const home = (visits: (typeof ReintegrationStarted.sample)['visits']) => aBusMessage(ReintegrationStarted.of({ ...ReintegrationStarted.sample, childId, visits }), { childId });

describe('the follow-up visits of a child who went home', () => {
  it('are each to be noted at the moment at which they are overdue', () => {
    const visits = [
      { visit: 'W1' as const, dueOn: '2026-06-08', overdueAt: '2026-06-22T17:00:00.000Z' },
      { visit: 'W2' as const, dueOn: '2026-06-15', overdueAt: '2026-06-29T17:00:00.000Z' },
    ];
    const deadlines = visits.map(({ visit, overdueAt: dueAt }) => ({ key: `${childId}:${visit}`, dueAt, command: 'NoteFollowUpOverdue', input: { childId, visit } }));
    expect(reactTo(noteOverdueWhenVisitOwed, home(visits))).toEqual({ kind: 'acts', orders: [], lifted: [], deadlines });
  });

  it('that were owed before there were such moments are left alone', () => {
    expect(reactTo(noteOverdueWhenVisitOwed, home([{ visit: 'W1', dueOn: '2026-06-08' }]))).toMatchObject({ deadlines: [] });
  });

  it('need not be noted once they were made, and still need to be where they were missed', () => {
    const done = aBusMessage(FollowUpDone.of({ childId, visit: 'W1', finding: 'SAFE' }), { childId });
    expect(reactTo(noteOverdueWhenVisitOwed, done)).toEqual({ kind: 'acts', orders: [], deadlines: [], lifted: [`${childId}:W1`] });
    const missed = aBusMessage(FollowUpMissed.of({ childId, visit: 'W1', reason: 'NO_STAFF' }), { childId });
    expect(reactTo(noteOverdueWhenVisitOwed, missed).kind).toBe('ignored');
  });
});
