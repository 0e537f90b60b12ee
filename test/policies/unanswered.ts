import { randomUUID } from 'node:crypto';
import type { User } from '../harness/graphql-client.js';

const offer = { sex: 'FEMALE', ageBand: 'AGE_12_14', concerns: ['TRAFFICKING'], needs: ['COUNSELLING'], bedNeeded: false };

/**
 * A child who is referred to two units, neither of which will answer in time. Resolves to the child's id.
 * @param commandId of the first of the two
 */
export async function unansweredChild(by: User, commandId: string = randomUUID()): Promise<string> {
  const nameLatin = `Chan ${randomUUID()}`.replaceAll(/[^A-Za-z ]/g, '');
  const { searchChildren } = await by.query<{ searchChildren: { receipt: string } }>(
    'query ($name: String!) { searchChildren(name: $name) { receipt } }',
    { name: nameLatin },
  );
  const { id: childId } = await by.record('RegisterChild', { nameLatin, sex: 'FEMALE', districtCode: '1710', searchReceipt: searchChildren.receipt });
  for (const [toUnit, id] of [['ngo-a', commandId], ['ngo-b', randomUUID()]] as const) {
    await by.record('SendReferral', { childId, toUnit, kind: 'REFERRAL', risk: 'LOW', offer, consent: { from: 'CHILD' } }, { commandId: id });
  }
  return childId;
}

/** How often the sender's timeline of a child tells of a reminder. */
export async function remindersOf(by: User, childId: string): Promise<number> {
  const { child } = await by.query<{ child: { timeline: { edges: readonly unknown[] } } }>(
    'query ($id: ID!) { child(id: $id) { timeline(first: 100, filter: { kinds: [ReferralAnswerReminded] }) { edges { cursor } } } }',
    { id: childId },
  );
  return child.timeline.edges.length;
}
