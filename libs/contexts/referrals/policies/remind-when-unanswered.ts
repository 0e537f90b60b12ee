import { ReferralAccepted, ReferralDeclined, ReferralRevoked, ReferralSent, RemindReferral } from '#contracts/referrals';
import { acts, order, policy } from '#kernel';

const answered = ({ referralId }: { readonly referralId: string }) => acts({ lifted: [referralId] });

/** Reminds the receiver when the time for its answer is over. */
export const remindWhenUnanswered = policy({
  name: 'remind-when-unanswered',
  on: { ReferralSent, ReferralAccepted, ReferralDeclined, ReferralRevoked },
  react: {
    ReferralSent: ({ referralId, answerDueAt }) =>
      acts({ deadlines: [{ key: referralId, dueAt: answerDueAt, ...order(RemindReferral, { referralId }) }] }),
    ReferralAccepted: answered,
    ReferralDeclined: answered,
    ReferralRevoked: answered,
  },
});
