import { referral } from './referral/referral.decider.js';

export const referrals = { name: 'referrals', deciders: [referral] };
