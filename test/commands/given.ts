import { randomUUID } from 'node:crypto';
import type { Facts } from '#access';
import { children } from '#contexts/children';
import { privacy } from '#contexts/privacy';
import { referrals } from '#contexts/referrals';
import type { Actor, AnyDecider, Command } from '#kernel';
import { anActor } from '#testing';

/** A command and who decides it. */
export interface Given {
  readonly decider: AnyDecider<Facts>;
  readonly name: string;
  readonly command: Command;
}

export const dosvy = anActor({ id: 'case-manager', unit: 'dosvy-17', role: 'dosvy' });
const privacyOfficer = anActor({ id: 'privacy-officer', unit: 'privacy-national', role: 'privacy-officer' });
export const ngo = anActor({ id: 'caseworker', unit: 'ngo-b', role: 'ngo' });
export const secret = 'ចាន់ ស្រីនាង';

function deciderOf(deciders: readonly AnyDecider<Facts>[]): AnyDecider<Facts> {
  const [only] = deciders;
  if (only === undefined) throw new Error('the context has no decider');
  return only;
}
const child = deciderOf(children.deciders);
const referral = deciderOf(referrals.deciders);
const erasure = deciderOf(privacy.deciders);

const a = (decider: AnyDecider<Facts>, name: string, input: Command['input'], actor: Actor = dosvy): Given => ({
  decider,
  name,
  command: { id: randomUUID(), input, actor, occurredAt: { value: '2026-03-02T09:00:00+07:00', precision: 'MINUTE' }, correlationId: randomUUID() },
});

const offer = { sex: 'FEMALE', ageBand: 'AGE_12_14', concerns: ['TRAFFICKING'], needs: ['COUNSELLING'], bedNeeded: true };

export const register = () => a(child, 'RegisterChild', { nameKhmer: secret, sex: 'FEMALE', ageYears: 13, districtCode: '1710', searchReceipt: 'r' });
export const link = (childId: string, value: string) => a(child, 'LinkExternalIdentifier', { childId, system: 'OSCAR', value });
export const send = (childId: string) =>
  a(referral, 'SendReferral', { childId, toUnit: 'ngo-b', kind: 'REFERRAL', risk: 'HIGH', offer, consent: { from: 'CHILD' }, note: secret });
export const accept = (referralId: string) => a(referral, 'AcceptReferral', { referralId }, ngo);
export const decline = (referralId: string) => a(referral, 'DeclineReferral', { referralId, reason: 'NO_CAPACITY' }, ngo);
export const erase = (subjectId: string) =>
  a(erasure, 'DestroySubjectKey', { subjectId, dataClass: 'child-identity', legalBasis: 'COURT_ORDER' }, privacyOfficer);
