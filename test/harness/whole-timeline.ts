import type { User } from './graphql-client.js';
import { wholeDetail } from './whole-detail.js';

/** An entry as the API gave it; the detail's fields by their own names. */
export interface ReadEntry {
  readonly id: string;
  readonly kind: string;
  readonly label: string;
  readonly level: 'FULL' | 'PARTIAL' | 'MILESTONE';
  readonly unit: string;
  readonly position: string;
  readonly occurredAt: { readonly value: string };
  readonly detail: Readonly<Record<string, unknown>> | null;
}

/** All that an entry can tell, as the API describes itself. */
export const entrySelection = async (user: User) => `id kind label level unit position occurredAt { value precision } detail { ${await wholeDetail(user)} }`;

const pages = new WeakMap<User, Promise<string>>();

function pageQuery(user: User): Promise<string> {
  const known = pages.get(user);
  if (known !== undefined) return known;
  const made = entrySelection(user).then(
    (selection) => `query ($id: ID!, $after: String, $atLeast: String) { child(id: $id, atLeast: $atLeast) {
      timeline(first: 100, after: $after) { edges { node { ${selection} } } pageInfo { hasNextPage endCursor } } } }`,
  );
  pages.set(user, made);
  return made;
}

interface Page {
  readonly child: {
    readonly timeline: {
      readonly edges: readonly { readonly node: ReadEntry }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    };
  } | null;
}

/** The entry with its detail's fields under their own names. */
function plain(entry: ReadEntry): ReadEntry {
  if (entry.detail === null) return entry;
  const fields = Object.entries(entry.detail).filter(([name]) => name !== '__typename');
  return { ...entry, detail: Object.fromEntries(fields.map(([name, value]) => [name.slice(name.indexOf('_') + 1), value])) };
}

/** The child's whole timeline as this user sees it, page by page; undefined where the user knows of no such child. */
export async function wholeTimeline(user: User, childId: string, atLeast?: string): Promise<readonly ReadEntry[] | undefined> {
  const entries: ReadEntry[] = [];
  const page = await pageQuery(user);
  for (let after: string | null = null; ; ) {
    const { child }: Page = await user.query<Page>(page, { id: childId, after, atLeast });
    if (child === null) return undefined;
    entries.push(...child.timeline.edges.map(({ node }) => plain(node)));
    if (!child.timeline.pageInfo.hasNextPage) return entries;
    after = child.timeline.pageInfo.endCursor;
  }
}

/** The id that a command gave to a part of what it recorded, as its writer reads it: a suspect's, a series', a charge's. */
export async function idIn(user: User, childId: string, position: string, field: string): Promise<string> {
  const entry = (await wholeTimeline(user, childId, position))?.find((one) => one.position === position);
  const found = field.split('.').reduce<unknown>((value, name) => (value as Readonly<Record<string, unknown>> | undefined)?.[name], entry?.detail ?? undefined);
  if (typeof found !== 'string') throw new Error(`${user.name} reads no ${field} at ${position}`);
  return found;
}
