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

/** The child was heard, and somebody new is suspected: two others decide whether it is asked again, and do not answer. */
export async function wantsToAskAgain(ahtjp: User, childId: string, caseId: string): Promise<void> {
  const room = { roomType: 'CHILD_FRIENDLY_ROOM' };
  const planned = await ahtjp.record('PlanInterviewSeries', {
    childId, caseId, purpose: 'INVESTIGATION', topics: ['WHAT_HAPPENED'], participants: [], plannedFor: '2099-01-01', recording: false, ...room,
  });
  const { interviewOutlook } = await ahtjp.query<{ interviewOutlook: { series: { id: string }[] } }>(
    'query ($id: ID!, $atLeast: String) { interviewOutlook(childId: $id, atLeast: $atLeast) { series { id } } }',
    { id: childId, atLeast: planned.position },
  );
  const seriesId = interviewOutlook.series[0]?.id;
  const session = { interviewerSex: 'FEMALE', doorClosed: true, interruptions: 0, peoplePresent: 2, recorded: false, viewsAsked: true, ...room };
  await ahtjp.record('HoldInterviewSession', { childId, seriesId, topicsCovered: ['WHAT_HAPPENED'], ...session });
  await ahtjp.record('RequestInterviewRepeat', { childId, seriesId, reason: 'NEW_SUSPECT', topics: ['WHO_WAS_INVOLVED'] });
}

/** The child goes home to its grandmother, so many days ago; the visits are owed by that unit. */
export async function wentHome(dosvy: User, childId: string, ownerUnit: string, days: number): Promise<void> {
  const family = { childId, relation: 'GRANDPARENT', districtCode: '1710' };
  await dosvy.record('RecordFamilyTraced', family);
  await dosvy.record('RecordFamilyAssessed', { childId, relation: 'GRANDPARENT', safe: true });
  await dosvy.record('StartReintegration', { ...family, ownerUnit, childViews: { asked: true } }, daysAgo(days));
}
