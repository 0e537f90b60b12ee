import { expect, it } from '@jest/globals';
import { ReferralRevoked } from '#contracts/referrals';
import { reactTo } from '#kernel';
import { aBusMessage, anId } from '#testing';
import { endOnwardWhenReferralRevoked } from './end-onward-when-referral-revoked.js';

it('each referral that was passed on by who has the child no more is to end, and nothing where none was', () => {
  const revoked = (onward?: string[]) =>
    reactTo(endOnwardWhenReferralRevoked, aBusMessage(ReferralRevoked.of({ referralId: anId('referral'), childId: anId('child'), toUnit: 'ngo-a', reason: 'SENT_IN_ERROR', onward })));
  const end = (name: string) => ({ command: 'EndOnwardReferral', input: { referralId: anId(name) } });
  expect(revoked([anId('one'), anId('other')])).toEqual({ kind: 'acts', orders: [end('one'), end('other')], deadlines: [], lifted: [] });
  expect(revoked()).toMatchObject({ orders: [] });
});
