import { InterviewRepeatRequested, RemindRepeatDeciders } from '#contracts/interviews';
import { acts, order, policy } from '#kernel';

/** Reminds those who decide on a second interview when the time for their answer is over; whether it still is to come, the ledger knows. */
export const remindWhenRepeatRequested = policy({
  name: 'remind-when-repeat-requested',
  on: { InterviewRepeatRequested },
  react: {
    InterviewRepeatRequested: ({ childId, requestId, answerDueAt: dueAt }) =>
      acts({ deadlines: dueAt === undefined ? [] : [{ key: requestId, dueAt, ...order(RemindRepeatDeciders, { childId, requestId }) }] }),
  },
});
