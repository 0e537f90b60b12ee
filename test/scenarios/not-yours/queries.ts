import type { Ids } from './ids.js';

/** Every query that takes an id, with all that it can answer of it worth telling. */
export const queries: Readonly<Record<string, (ids: Ids) => { readonly query: string; readonly id: string }>> = {
  child: ({ childId }) => ({
    query: 'query ($id: ID!) { child(id: $id) { id identity { sex nameKhmer { state value } } timeline { edges { cursor node { kind } } pageInfo { endCursor } } } }',
    id: childId,
  }),
  interviewOutlook: ({ childId }) => ({
    query: 'query ($id: ID!) { interviewOutlook(childId: $id) { seriesCount series { id leadUnit } minimalFacts { unit } } }',
    id: childId,
  }),
  contactCalendar: ({ childId }) => ({
    query: 'query ($id: ID!) { contactCalendar(childId: $id, from: "2000-01-01", until: "2099-12-31") { on contacts { unit mine } } }',
    id: childId,
  }),
  contactOutlook: ({ childId }) => ({
    query: 'query ($id: ID!) { contactOutlook(childId: $id, kind: VISIT, on: "2099-01-01") { clashes { unit } overload planJointlyWith } }',
    id: childId,
  }),
  referral: ({ referralId }) => ({ query: 'query ($id: ID!) { referral(id: $id) { id status toUnit offer { sex } } }', id: referralId }),
  accessLog: ({ childId }) => ({ query: 'query ($id: ID!) { accessLog(subject: $id) { edges { node { unit } } } }', id: childId }),
};
