import { describe, expect, it } from '@jest/globals';
import { SummonsIssued } from '#contracts/court';
import { ReferralAccepted } from '#contracts/referrals';
import { reactTo } from '#kernel';
import { aBusMessage, anId } from '#testing';
import { askNgoWhenCourtSupportAccepted } from './ask-ngo-when-court-support-accepted.js';
import { referToDosvyWhenChildSummoned } from './refer-to-dosvy-when-child-summoned.js';

const childId = anId('child');
const caseId = anId('case');
const summons = SummonsIssued.of({ ...SummonsIssued.sample, childId, courtUnit: 'court-17', hearingOn: '2026-06-15' });

describe('a child that is summoned', () => {
  it('is to be prepared and accompanied by social affairs', () => {
    const input = { childId, caseId, courtUnit: 'court-17', hearingOn: '2026-06-15' };
    expect(reactTo(referToDosvyWhenChildSummoned, aBusMessage(summons, { childId, caseId }))).toMatchObject({ orders: [{ command: 'ReferSummonedChild', input }] });
    expect(reactTo(referToDosvyWhenChildSummoned, aBusMessage(summons, { childId }))).toMatchObject({ orders: [{ input: { childId } }] });
  });

  it('is asked for once, however many children are in the proceeding', () => {
    expect(reactTo(referToDosvyWhenChildSummoned, aBusMessage(summons, { childId: anId('sibling') })).kind).toBe('ignored');
  });

  it('is passed on to an NGO when social affairs has taken it on, and no other referral is', () => {
    const accepted = (kind?: 'COURT_SUPPORT' | 'REFERRAL') =>
      reactTo(askNgoWhenCourtSupportAccepted, aBusMessage(ReferralAccepted.of({ referralId: anId('referral'), childId, toUnit: 'dosvy-17', kind }), { childId }));
    expect(accepted('COURT_SUPPORT')).toMatchObject({ orders: [{ command: 'PassOnCourtSupport', input: { childId, acceptedReferralId: anId('referral') } }] });
    expect([accepted('REFERRAL').kind, accepted().kind]).toEqual(['ignored', 'ignored']);
  });
});
