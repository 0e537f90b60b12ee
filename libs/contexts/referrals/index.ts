import { askNgoWhenCourtSupportAccepted } from './policies/ask-ngo-when-court-support-accepted.js';
import { endOnwardWhenReferralRevoked } from './policies/end-onward-when-referral-revoked.js';
import { escalateWhenStale } from './policies/escalate-when-stale.js';
import { referToDosvyWhenChildSummoned } from './policies/refer-to-dosvy-when-child-summoned.js';
import { referToDosvyWhenTraffickingAlleged } from './policies/refer-to-dosvy-when-trafficking-alleged.js';
import { remindWhenUnanswered } from './policies/remind-when-unanswered.js';
import { referral } from './referral/referral.decider.js';

export const referrals = {
  name: 'referrals',
  deciders: [referral],
  policies: [
    referToDosvyWhenTraffickingAlleged,
    referToDosvyWhenChildSummoned,
    askNgoWhenCourtSupportAccepted,
    endOnwardWhenReferralRevoked,
    remindWhenUnanswered,
    escalateWhenStale,
  ],
};
