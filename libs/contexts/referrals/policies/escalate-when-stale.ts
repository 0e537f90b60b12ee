import { EscalateReferral, ReferralAccepted, ReferralAnswerReminded, ReferralDeclined, ReferralRevoked } from '#contracts/referrals';
import { acts, order, policy } from '#kernel';

const answered = ({ referralId }: { readonly referralId: string }) => acts({ lifted: [referralId] });

/** Escalates what is still not answered long after the reminder. */
export const escalateWhenStale = policy({
  name: 'escalate-when-stale',
  on: { ReferralAnswerReminded, ReferralAccepted, ReferralDeclined, ReferralRevoked },
  react: {
    ReferralAnswerReminded: ({ referralId, escalationDueAt }) =>
      acts({ deadlines: [{ key: referralId, dueAt: escalationDueAt, ...order(EscalateReferral, { referralId }) }] }),
    ReferralAccepted: answered,
    ReferralDeclined: answered,
    ReferralRevoked: answered,
  },
});
