import { signIn } from '../../harness/graphql-client.js';
import type { Office } from '../../harness/office.js';
import type { Ids } from './ids.js';
import { inputs } from './inputs.js';

/** A child of Siem Reap with something in every stream there is, none of it for anybody of another place. */
export async function someoneElses(office: Office, nameKhmer: string): Promise<Ids> {
  const [dosvy, ahtjp, ngo, court] = await Promise.all(['dosvy-17', 'ahtjp-17', 'ngo-a', 'court-17'].map((unit) => signIn(office.url, unit)));
  if (dosvy === undefined || ahtjp === undefined || ngo === undefined || court === undefined) throw new Error('nobody is there');
  const { searchChildren } = await dosvy.query<{ searchChildren: { receipt: string } }>(
    'query ($name: String!) { searchChildren(name: $name) { receipt } }',
    { name: nameKhmer },
  );
  const known: { -readonly [Id in keyof Ids]: string } = { childId: '', caseId: '', referralId: '', seriesId: '', proceedingId: '', chargeId: '' };
  const input = (command: string, changes: Readonly<Record<string, unknown>> = {}) => ({ ...inputs(known)[command], ...changes });

  const child = { nameKhmer, sex: 'FEMALE', ageYears: 13, districtCode: '1710', searchReceipt: searchChildren.receipt };
  known.childId = (await dosvy.record('RegisterChild', child)).id;
  known.caseId = (await ahtjp.record('OpenCase', input('OpenCase'))).id;
  await ahtjp.record('RecordRescue', input('RecordRescue'));
  await ahtjp.record('RecordArrest', input('RecordArrest'));
  const planned = await ahtjp.record('PlanInterviewSeries', input('PlanInterviewSeries'));
  const { interviewOutlook } = await ahtjp.query<{ interviewOutlook: { series: { id: string }[] } }>(
    'query ($id: ID!, $atLeast: String) { interviewOutlook(childId: $id, atLeast: $atLeast) { series { id } } }',
    { id: known.childId, atLeast: planned.position },
  );
  known.seriesId = interviewOutlook.series[0]?.id ?? '';
  await ahtjp.record('HoldInterviewSession', input('HoldInterviewSession'));
  known.referralId = (await dosvy.record('SendReferral', input('SendReferral', { toUnit: 'ngo-a' }))).id;
  await ngo.record('AcceptReferral', input('AcceptReferral'));
  await ngo.record('StartPlacement', input('StartPlacement'));
  await dosvy.record('RecordFamilyTraced', input('RecordFamilyTraced', { relation: 'GRANDPARENT' }));
  await dosvy.record('RecordFamilyAssessed', input('RecordFamilyAssessed', { relation: 'GRANDPARENT' }));
  await dosvy.record('StartReintegration', input('StartReintegration'));
  await ahtjp.record('ReferCaseToCourt', input('ReferCaseToCourt'));
  await dosvy.record('FixContact', input('FixContact', { on: '2099-03-01' }));
  known.proceedingId = (await court.record('ReceiveComplaint', input('ReceiveComplaint'))).id;
  const laid = await court.record('LayCharge', input('LayCharge'));
  const { child: seen } = await court.query<{ child: { timeline: { edges: { node: { detail: { chargeId: string } } }[] } } }>(
    `query ($id: ID!, $atLeast: String) { child(id: $id, atLeast: $atLeast) {
      timeline(filter: { kinds: [ChargeLaid] }) { edges { node { detail { ... on ChargeLaid { chargeId } } } } }
    } }`,
    { id: known.childId, atLeast: laid.position },
  );
  known.chargeId = seen.timeline.edges[0]?.node.detail.chargeId ?? '';
  return known;
}
