import { PassOnCourtSupport, ReferralAccepted } from '#contracts/referrals';
import { acts, ignored, order, policy } from '#kernel';

/** Once social affairs has taken on the support of a child at court, the NGO that has the child is asked to give it. */
export const askNgoWhenCourtSupportAccepted = policy({
  name: 'ask-ngo-when-court-support-accepted',
  on: { ReferralAccepted },
  react: {
    ReferralAccepted: ({ childId, referralId: acceptedReferralId, kind }) =>
      kind === 'COURT_SUPPORT' ? acts({ orders: [order(PassOnCourtSupport, { childId, acceptedReferralId })] }) : ignored('no support at court was taken on'),
  },
});
