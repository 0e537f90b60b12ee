import { escalateWhenStale } from './policies/escalate-when-stale.js';
import { referToDosvyWhenTraffickingAlleged } from './policies/refer-to-dosvy-when-trafficking-alleged.js';
import { remindWhenUnanswered } from './policies/remind-when-unanswered.js';
import { referral } from './referral/referral.decider.js';

export const referrals = { name: 'referrals', deciders: [referral], policies: [referToDosvyWhenTraffickingAlleged, remindWhenUnanswered, escalateWhenStale] };
