import type { User } from '../harness/graphql-client.js';
import { type ReadEntry, wholeTimeline } from '../harness/whole-timeline.js';

export interface PersonalTextRead {
  /** Event and field, `*` for each item of a list. */
  readonly place: string;
  readonly entryId: string;
  readonly state: 'OPEN' | 'WITHHELD' | 'ERASED';
  readonly value: string | null;
}

const isText = (value: object): value is Pick<PersonalTextRead, 'state' | 'value'> => 'state' in value && 'value' in value;

function textsIn(value: unknown, place: string, entryId: string): readonly PersonalTextRead[] {
  if (Array.isArray(value)) return value.flatMap((item) => textsIn(item, `${place}.*`, entryId));
  if (value === null || typeof value !== 'object') return [];
  if (isText(value)) return [{ place, entryId, state: value.state, value: value.value }];
  return Object.entries(value).flatMap(([name, inner]) => textsIn(inner, `${place}.${name}`, entryId));
}

/** The personal texts of these entries, as the reader got them. */
export const personalTexts = (entries: readonly ReadEntry[]) => entries.flatMap(({ id, kind, detail }) => textsIn(detail, kind, id));

/** What these users together read in clear in a child's timeline. */
export async function openedTexts(users: readonly User[], childId: string, atLeast?: string): Promise<readonly PersonalTextRead[]> {
  const timelines = await Promise.all(users.map((user) => wholeTimeline(user, childId, atLeast)));
  return timelines.flatMap((entries) => personalTexts(entries ?? [])).filter(({ state }) => state === 'OPEN');
}
