import type { User } from './graphql-client.js';
import { told } from './told.js';
import { wholeDetail } from './whole-detail.js';

export interface SeenEntry {
  readonly kind: string;
  readonly level: string;
  /** What the detail says, as `told` writes it; empty where there is none. */
  readonly told: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly caseId: string | null;
  readonly detail: Readonly<Record<string, unknown>> | null;
}

export interface SeenChild {
  readonly identity: Readonly<Record<string, unknown>> | null;
  /** The latest first. */
  readonly entries: readonly SeenEntry[];
  /** The answer as it came. */
  readonly text: string;
}

interface Node extends Omit<SeenEntry, 'told' | 'occurredAt'> {
  readonly occurredAt: { readonly value: string };
}
interface Page {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly node: Node }[];
}
type Found = { readonly identity: Readonly<Record<string, unknown>> | null; readonly timeline: Page } | null;

const text = 'state value';
const identity = `sex ageYears districtCode nameKhmer { ${text} } nameLatin { ${text} } birthDate { ${text} } village { ${text} } phone { ${text} }`;

export type TimelineReader = (user: User, childId: string, position?: string) => Promise<SeenChild | null>;

/** Reads all that one user is shown of a child: who it is and every entry with every field there is; null where nothing is. */
export async function timelineReader(anybody: User): Promise<TimelineReader> {
  const query = `query ($id: ID!, $atLeast: String, $asOf: String, $after: String) { child(id: $id, atLeast: $atLeast) {
    identity { ${identity} }
    timeline(first: 100, after: $after, filter: { asOf: $asOf }) { pageInfo { hasNextPage endCursor }
      edges { node { kind level caseId occurredAt { value } recordedAt detail { ${await wholeDetail(anybody)} } } } }
  } }`;
  return async (user, id, atLeast) => {
    const { child } = await user.query<{ child: Found }>(query, { id, atLeast });
    if (child === null) return null;
    if (child.timeline.pageInfo.hasNextPage) throw new Error('the story is longer than a page');
    const entries = child.timeline.edges.map(({ node: { occurredAt, ...node } }) => ({ ...node, occurredAt: occurredAt.value, told: told(node.detail) }));
    return { identity: child.identity, entries, text: JSON.stringify(child) };
  };
}
