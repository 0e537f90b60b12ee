import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';

/** What there is to be named in a command. */
export interface About {
  readonly childId: string;
  readonly referralId: string;
}

export type Input = Readonly<Record<string, unknown>>;

/** What became of a command. */
export interface Given {
  readonly became: string;
  readonly id?: string;
  readonly position?: string;
  readonly problems?: readonly { readonly path: string; readonly problem: string }[];
}

/** Stands in whatever is sent wrongly; no answer may repeat it. */
export const name = 'Sreymom';
export const zeroWidthSpace = '\u200b';

const offer = { sex: 'FEMALE', ageBand: 'AGE_12_14', concerns: ['NEGLECT'], needs: ['COUNSELLING'], bedNeeded: false };
export const aCase = ({ childId }: About) => ({ childIds: [childId], districtCode: '1710', channel: 'WALK_IN', concerns: ['NEGLECT'], offences: [] });
export const aReferral = ({ childId }: About) => ({ childId, toUnit: 'ngo-a', kind: 'REFERRAL', risk: 'LOW', offer, consent: { from: 'CHILD' } });
const anInterview = ({ childId }: About) => ({
  childId, purpose: 'CARE', topics: ['WISHES_AND_FEARS'], participants: [], plannedFor: '2024-03-01', roomType: 'HOME', recording: false,
});
const registered = { nameKhmer: 'ធីតា', sex: 'FEMALE', searchReceipt: 'none' };

const problem = (path: string, said: string): Given => ({
  became: 'InvalidInput',
  problems: [{ path, problem: expect.stringMatching(said) as unknown as string }],
});

/** What is wrong, who sends it, what is sent, and what must come of it. */
export const refusedCommands: readonly [what: string, unit: string, command: string, input: (about: About) => Input, answer: Given][] = [
  ['an unknown child', 'dosvy-17', 'RecordFamilyAssessed', () => ({ childId: randomUUID(), relation: 'MOTHER', safe: true }), { became: 'NotFoundOrNotYours' }],
  ['an id that is none', 'dosvy-17', 'RecordFamilyAssessed', () => ({ childId: name, relation: 'MOTHER', safe: true }), problem('childId', 'is not a UUID')],
  ["somebody else's referral", 'ahtjp-17', 'AcceptReferral', ({ referralId }) => ({ referralId }), { became: 'NotFoundOrNotYours' }],
  ['a role that does not do this', 'ngo-a', 'OpenCase', aCase, { became: 'NotAllowed' }],
  ['an unknown offence', 'ahtjp-17', 'OpenCase', (about) => ({ ...aCase(about), offences: [{ code: 'TIPSE-999', role: 'PRINCIPAL' }] }), { became: 'UnknownOffence' }],
  ['an offence that was no law yet', 'ahtjp-17', 'OpenCase', (about) => ({
    ...aCase(about), offences: [{ code: 'TIPSE-42', role: 'PRINCIPAL' }], occurredAt: { value: '2005-01-01T00:00:00+07:00', precision: 'DAY' },
  }), { became: 'UnknownOffence' }],
  ['something that is no offence code', 'ahtjp-17', 'OpenCase', (about) => ({ ...aCase(about), offences: [{ code: name, role: 'PRINCIPAL' }] }), problem('offences.0.code', 'is not an offence code')],
  ['a district that is none', 'ahtjp-17', 'OpenCase', (about) => ({ ...aCase(about), districtCode: '9901' }), problem('districtCode', 'is not a district')],
  ['an unknown unit', 'dosvy-17', 'SendReferral', (about) => ({ ...aReferral(about), toUnit: 'ngo-nowhere' }), { became: 'UnknownUnit' }],
  ['nothing at all in a list', 'ahtjp-17', 'OpenCase', (about) => ({ ...aCase(about), childIds: [] }), problem('childIds', 'is empty')],
  ['the same child twice', 'ahtjp-17', 'OpenCase', (about) => ({ ...aCase(about), childIds: [about.childId, about.childId] }), problem('childIds', 'names something twice')],
  ['a day that the calendar does not have', 'dosvy-17', 'RegisterChild', () => ({ ...registered, birthDate: '2015-02-30' }), problem('birthDate', 'is not a day of the calendar')],
  ['a month that the year does not have', 'ahtjp-17', 'PlanInterviewSeries', (about) => ({ ...anInterview(about), plannedFor: '2024-13-01' }), problem('plannedFor', 'is not a day')],
  ['a moment to come', 'ahtjp-17', 'OpenCase', (about) => ({ ...aCase(about), occurredAt: { value: '2199-01-01T00:00:00+07:00', precision: 'DAY' } }), problem('occurredAt.value', 'lies in the future')],
  ['a moment before our time', 'ahtjp-17', 'OpenCase', (about) => ({ ...aCase(about), occurredAt: { value: '1889-01-01T00:00:00+07:00', precision: 'DAY' } }), problem('occurredAt.value', 'lies before 1990')],
  ['a moment that is none', 'ahtjp-17', 'OpenCase', (about) => ({ ...aCase(about), occurredAt: { value: name, precision: 'DAY' } }), problem('occurredAt.value', 'is not a moment')],
  ['a command id that is none', 'ahtjp-17', 'OpenCase', (about) => ({ ...aCase(about), commandId: name }), problem('commandId', 'is not a UUID')],
  ['a text that is too long', 'dosvy-17', 'SendReferral', (about) => ({ ...aReferral(about), note: name.repeat(40_000) }), problem('note', 'is longer than 4000 characters')],
  ['half of a character', 'dosvy-17', 'SendReferral', (about) => ({ ...aReferral(about), note: `${name} \ud800` }), problem('note', 'is not clean Unicode')],
  ['a character that ends texts', 'dosvy-17', 'SendReferral', (about) => ({ ...aReferral(about), note: `${name}\u0000` }), problem('note', 'is not clean Unicode')],
  ['a name of nothing but zero-width spaces', 'dosvy-17', 'RegisterChild', () => ({ ...registered, nameKhmer: zeroWidthSpace.repeat(3) }), problem('nameKhmer', 'is empty')],
  ['a name under which nobody searched', 'dosvy-17', 'RegisterChild', () => registered, { became: 'SearchFirst' }],
];
