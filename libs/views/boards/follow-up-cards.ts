import type { FollowUpDone, FollowUpMissed, FollowUpOverdue, ReintegrationStarted } from '#contracts/care';
import type { ColumnValue, Projector, RowChange } from '#kernel';

const set = ({ childId, visit }: { readonly childId: string; readonly visit: string }, values: Readonly<Record<string, ColumnValue>>): readonly RowChange[] => [
  { kind: 'set', table: 'follow_up_card', where: { child_id: childId, visit }, values },
];

const owed: Projector<typeof ReintegrationStarted> = ({ data }) =>
  data.visits.map(({ visit, dueOn, overdueAt }) => ({
    kind: 'put',
    table: 'follow_up_card',
    key: { child_id: data.childId, visit },
    row: {
      owner_unit: data.ownerUnit,
      due_on: dueOn,
      overdue_at: overdueAt ?? null,
      done_at: null,
      missed_reason: null,
      noted_at: null,
      escalated_to: null,
    },
  }));

const done: Projector<typeof FollowUpDone> = ({ data, envelope }) => set(data, { done_at: envelope.recordedAt });
const missed: Projector<typeof FollowUpMissed> = ({ data }) => set(data, { missed_reason: data.reason });
const overdue: Projector<typeof FollowUpOverdue> = ({ data, envelope }) =>
  set(data, { noted_at: envelope.recordedAt, escalated_to: data.escalatedTo ?? null });

/** One card for each visit that is owed to a child in the year after it went home. */
export const followUpHandlers = {
  'care.ReintegrationStarted': owed,
  'care.FollowUpDone': done,
  'care.FollowUpMissed': missed,
  'care.FollowUpOverdue': overdue,
} as const;
