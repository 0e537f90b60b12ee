import { setTimeout as sleep } from 'node:timers/promises';
import { type OccurredAt, servicePrefix } from '#kernel';
import type { OfficeApi } from './office-api.js';

/** A referral that the product sent by itself, and when. */
export interface SentByItself {
  readonly referralId: string;
  readonly at: OccurredAt;
}

interface Told {
  readonly api: OfficeApi;
  readonly childId: string;
  readonly key: string;
}

const query = `query ByItself($id: ID!) { child(id: $id) { timeline(first: 100, filter: { kinds: [ReferralSent] }) {
  edges { node { unit occurredAt { value precision } detail { ... on ReferralSent { referralId toUnit } } } } } } }`;

interface Answer {
  readonly child: {
    readonly timeline: {
      readonly edges: readonly {
        readonly node: { readonly unit: string | null; readonly occurredAt: OccurredAt; readonly detail: { readonly referralId: string; readonly toUnit: string } | null };
      }[];
    };
  } | null;
}

const patience = 60_000;

/** Waits until the receiver sees what a policy of the product sent it about this child. @throws when that takes a minute */
export async function sentByItself({ api, childId, key }: Told, toUnit: string): Promise<SentByItself> {
  for (const end = Date.now() + patience; Date.now() < end; await sleep(50)) {
    const { child } = await api.ask<Answer>(toUnit, query, { id: childId });
    const sent = child?.timeline.edges.map(({ node }) => node).find(({ unit, detail }) => unit?.startsWith(servicePrefix) === true && detail?.toUnit === toUnit);
    if (sent?.detail !== null && sent !== undefined) {
      api.done += 1;
      return { referralId: sent.detail.referralId, at: sent.occurredAt };
    }
  }
  throw new Error(`${toUnit} was not told of ${key} by the product itself`);
}
