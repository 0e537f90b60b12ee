import { EndOnwardReferral, ReferralRevoked } from '#contracts/referrals';
import { acts, order, policy } from '#kernel';

/** Who has a child on the strength of a referral that was taken back does not have it any more, and so on down the line. */
export const endOnwardWhenReferralRevoked = policy({
  name: 'end-onward-when-referral-revoked',
  on: { ReferralRevoked },
  react: { ReferralRevoked: ({ onward = [] }) => acts({ orders: onward.map((referralId) => order(EndOnwardReferral, { referralId })) }) },
});
