import { randomUUID } from 'node:crypto';
import type { User } from '../harness/graphql-client.js';

/** A day so long ago, as an officer says it. */
export const daysAgo = (days: number) => ({ occurredAt: { value: new Date(Date.now() - days * 24 * 60 * 60 * 1000).toISOString(), precision: 'MINUTE' } });

/** A child of district 1710 that this user registers. */
export async function aChildOf(by: User): Promise<string> {
  const nameLatin = `Chan ${randomUUID()}`.replaceAll(/[^A-Za-z ]/g, '');
  const { searchChildren } = await by.query<{ searchChildren: { receipt: string } }>(
    'query ($name: String!) { searchChildren(name: $name) { receipt } }', { name: nameLatin },
  );
  const child = { nameLatin, sex: 'FEMALE', ageYears: 13, districtCode: '1710', searchReceipt: searchChildren.receipt };
  return (await by.record('RegisterChild', child)).id;
}

/** The child goes home to its grandmother, so many days ago; the visits are owed by that unit. */
export async function wentHome(dosvy: User, childId: string, ownerUnit: string, days: number): Promise<void> {
  const family = { childId, relation: 'GRANDPARENT', districtCode: '1710' };
  await dosvy.record('RecordFamilyTraced', family);
  await dosvy.record('RecordFamilyAssessed', { childId, relation: 'GRANDPARENT', safe: true });
  await dosvy.record('StartReintegration', { ...family, ownerUnit, childViews: { asked: true } }, daysAgo(days));
}
