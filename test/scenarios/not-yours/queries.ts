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
  referral: ({ referralId }) => ({ query: 'query ($id: ID!) { referral(id: $id) { id status toUnit offer { sex } } }', id: referralId }),
  accessLog: ({ childId }) => ({ query: 'query ($id: ID!) { accessLog(subject: $id) { edges { node { unit } } } }', id: childId }),
};
