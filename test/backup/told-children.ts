import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type User, signIn } from '../harness/graphql-client.js';

export interface Staff {
  readonly ahtjp: User;
  readonly dosvy: User;
  readonly ngo: User;
  readonly privacy: User;
}

export async function signInStaff(url: string): Promise<Staff> {
  const [ahtjp, dosvy, ngo, privacy] = await Promise.all([signIn(url, 'ahtjp-17'), signIn(url, 'dosvy-17'), signIn(url, 'ngo-a'), signIn(url, 'privacy-national')]);
  return { ahtjp, dosvy, ngo, privacy };
}

export interface ToldChild {
  readonly childId: string;
  readonly name: string;
  /** Place in the log of its registration. */
  readonly from: bigint;
  /** Of the last that is told of it. */
  readonly to: bigint;
}

const offer = { sex: 'FEMALE', ageBand: 'AGE_12_14', concerns: ['TRAFFICKING'], needs: ['COUNSELLING'], bedNeeded: true };

/** A child is registered, a case opened, and an NGO takes part: events of three agencies on three streams. */
export async function tellOfAChild({ ahtjp, dosvy, ngo }: Staff, name: string): Promise<ToldChild> {
  const search = 'query ($name: String!) { searchChildren(name: $name) { receipt } }';
  const { searchChildren } = await ahtjp.query<{ searchChildren: { receipt: string } }>(search, { name });
  const child = { sex: 'FEMALE', districtCode: '1710', nameLatin: name, searchReceipt: searchChildren.receipt };
  const { id: childId, position: from } = await ahtjp.record('RegisterChild', child);
  const opened = { childIds: [childId], districtCode: '1710', channel: 'HOTLINE', concerns: ['SEXUAL_EXPLOITATION'], offences: [{ code: 'TIPSE-34', role: 'PRINCIPAL' }] };
  const { id: caseId } = await ahtjp.record('OpenCase', { ...opened, reporter: { relation: 'NEIGHBOUR', name: `the neighbour of ${name}` } });
  const referred = { childId, caseId, toUnit: 'ngo-a', kind: 'REFERRAL', risk: 'HIGH', offer, consent: { from: 'CHILD' } };
  const { id: referralId } = await ahtjp.record('SendReferral', referred);
  await ngo.record('AcceptReferral', { referralId });
  const { position: to } = await dosvy.record('LinkExternalIdentifier', { childId, system: 'OSCAR', value: `CP-${name}` });
  return { childId, name, from: BigInt(from), to: BigInt(to) };
}

const nameQuery = 'query ($id: ID!, $atLeast: String) { child(id: $id, atLeast: $atLeast) { identity { nameLatin { state value } } } }';
interface NameAnswer {
  readonly child: { readonly identity: { readonly nameLatin: { readonly state: string; readonly value: string | null } } | null } | null;
}

/** The name as the API gives it: itself, ERASED, or undefined where there is no such child. */
export async function nameOf({ dosvy }: Staff, childId: string, atLeast?: bigint): Promise<string | undefined> {
  const { child } = await dosvy.query<NameAnswer>(nameQuery, { id: childId, atLeast: atLeast?.toString() });
  const name = child?.identity?.nameLatin;
  return name?.value ?? name?.state;
}

/** Orders that the name be forgotten; resolves when nobody can read it. */
export async function erase(staff: Staff, { childId }: ToldChild): Promise<bigint> {
  const { position } = await staff.privacy.record('DestroySubjectKey', { subjectId: childId, dataClass: 'CHILD_IDENTITY', legalBasis: 'SUBJECT_REQUEST' }, { commandId: randomUUID() });
  for (const end = Date.now() + 10_000; (await nameOf(staff, childId)) !== 'ERASED'; await sleep(20)) {
    if (Date.now() > end) throw new Error('the name is still read');
  }
  return BigInt(position);
}
