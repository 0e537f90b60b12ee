import { entryLevel, levelOf, mayBeReleasedTo, type Relation } from '#access';
import { type Actor, dataClasses } from '#kernel';
import type { ReadingDesk } from '#platform';
import { hasEntryOf } from './timeline.queries.js';

/** Classes of which this reader sees at least the milestone, standing so to the child. */
export const visibleClasses = (actor: Actor, relations: readonly Relation[]) =>
  dataClasses.filter((dataClass) => levelOf(actor, dataClass, relations) !== 'none');

/** Classes of which this reader sees more than the milestone: a filter by agency must not tell who recorded the others. */
export const tellingClasses = (actor: Actor, relations: readonly Relation[]) =>
  visibleClasses(actor, relations).filter((dataClass) => levelOf(actor, dataClass, relations) !== 'milestone');

/** Classes of which this reader sees at least the milestone in entries that name its unit, and for that alone. */
export const partClasses = (actor: Actor) =>
  dataClasses.filter((dataClass) => entryLevel(actor, dataClass, [], { unit: '', parties: [actor.unit] }) !== 'none');

/** Recordings of which this reader sees more than its standing gives, today. */
export const releasedTo = async (desk: ReadingDesk, actor: Actor, childId: string | undefined): Promise<readonly string[]> =>
  childId !== undefined && mayBeReleasedTo(actor.role) ? desk.releasedTo(actor, childId) : [];

interface Standing {
  readonly relations: readonly Relation[];
  /** Whether the reader may know of the child at all; else it is to the reader as one that is not there. */
  readonly knows: boolean;
}

/** How the reader stands to a child now; `id` is undefined where none can have it. */
export async function standingOf(desk: ReadingDesk, actor: Actor, id: string | undefined): Promise<Standing> {
  const relations = id === undefined ? [] : ((await desk.relationsTo(actor, [id])).get(id) ?? []);
  const takesPart = async () => id !== undefined && (await hasEntryOf(desk.database, id, actor.unit, partClasses(actor)));
  const knows = visibleClasses(actor, relations).length > 0 || (await takesPart()) || (await releasedTo(desk, actor, id)).length > 0;
  return { relations, knows };
}
