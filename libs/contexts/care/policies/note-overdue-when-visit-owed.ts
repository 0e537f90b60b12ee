import { FollowUpDone, NoteFollowUpOverdue, ReintegrationStarted } from '#contracts/care';
import { acts, order, policy } from '#kernel';

const keyOf = (childId: string, visit: string) => `${childId}:${visit}`;

/** Notes each follow-up visit that was not made long after it was due; one that was missed for a reason is owed all the same. */
export const noteOverdueWhenVisitOwed = policy({
  name: 'note-overdue-when-visit-owed',
  on: { ReintegrationStarted, FollowUpDone },
  react: {
    ReintegrationStarted: ({ childId, visits }) =>
      acts({
        deadlines: visits.flatMap(({ visit, overdueAt: dueAt }) =>
          dueAt === undefined ? [] : [{ key: keyOf(childId, visit), dueAt, ...order(NoteFollowUpOverdue, { childId, visit }) }],
        ),
      }),
    FollowUpDone: ({ childId, visit }) => acts({ lifted: [keyOf(childId, visit)] }),
  },
});
