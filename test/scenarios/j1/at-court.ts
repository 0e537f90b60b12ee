import { expect } from '@jest/globals';
import type { Telling } from '../telling.js';
import * as sees from './sees.js';

/** What only the timeline tells: ids that one agency gave and another needs. */
async function found(story: Telling, unit: string, kind: string, field: string): Promise<string> {
  const { child } = await story.by(unit).query<{ child: { timeline: { edges: { node: { detail: Record<string, string> } }[] } } }>(
    `query ($id: ID!, $kinds: [EventKind!]) { child(id: $id) { timeline(filter: { kinds: $kinds }) { edges { node { detail { ... on ${kind} { ${field} } } } } } } }`,
    { id: story.child, kinds: [kind] },
  );
  expect(child.timeline.edges).toHaveLength(1);
  return child.timeline.edges[0]?.node.detail[field] ?? '';
}

/** Steps 11 to 13: the case goes to court, the charge, and a verdict on another offence than the one charged. */
export async function atCourt(story: Telling, caseId: string): Promise<void> {
  const offences = [
    { code: 'TIPSE-34', role: 'PRINCIPAL' },
    { code: 'TIPSE-42', role: 'ALTERNATIVE' },
  ];
  const complaint = { childIds: [story.child], caseId, courtCaseNumber: 'SR-2023-114', dossierNumber: '17/2023/031' };
  await story.isRefused('court-17', '2023-03-24T09:00', 'ReceiveComplaint', complaint, 'NotFoundOrNotYours');

  story.stands('court-17', { column: 'court', knowsChild: true });
  const dossier = { caseId, courtUnit: 'court-17', dossierNumber: '17/2023/031', offences };
  await story.does('ahtjp-17', '2023-03-25T09:00', 'ReferCaseToCourt', dossier, sees.referredToCourt);
  const proceedingId = await story.does('court-17', '2023-03-27T09:00', 'ReceiveComplaint', complaint, sees.complaint);
  const suspectId = await found(story, 'court-17', 'SuspectArrested', 'suspectId');
  const laid = { proceedingId, offenceCode: 'TIPSE-34', role: 'PRINCIPAL', suspectId };
  await story.isRefused('court-05', '2023-04-10T09:00', 'LayCharge', laid, 'NotFoundOrNotYours');
  await story.does('court-17', '2023-04-10T09:00', 'LayCharge', laid, sees.charge);

  const chargeId = await found(story, 'court-17', 'ChargeLaid', 'chargeId');
  const verdict = { proceedingId, chargeId, outcome: 'CONVICTION', offenceCode: 'TIPSE-43', sentenceMonths: 36, compensationRiel: 20_000_000 };
  await story.does('court-17', '2023-06-30T10:00', 'GiveVerdict', verdict, sees.verdict);
  await story.isRefused('court-17', '2023-07-01T10:00', 'GiveVerdict', verdict, 'VerdictAlreadyGiven', { outcome: 'CONVICTION' });
}
