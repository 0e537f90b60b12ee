import type { Actor, DataClass, Role } from '#kernel';
import { type Level, type ReadingCondition, readingTable } from './reading.js';
import type { Relation } from './relations.js';

const rank: Readonly<Record<Level, number>> = { none: 0, milestone: 1, partial: 2, full: 3 };

function highest(actor: Actor, dataClass: DataClass, conditions: readonly ReadingCondition[]): Level {
  const grants = readingTable[dataClass][actor.role] ?? [];
  return grants
    .filter(({ when }) => when.some((condition) => conditions.includes(condition)))
    .reduce<Level>((best, { level }) => (rank[level] > rank[best] ? level : best), 'none');
}

/** What a role may see of a class of data, standing to the child in these ways. */
export const levelOf = (actor: Actor, dataClass: DataClass, standing: readonly Relation[]): Level => highest(actor, dataClass, standing);

/** Who the child is, as it was registered: the unit that wrote it down always sees what it wrote. */
export const registrationLevel = (actor: Actor, standing: readonly Relation[]): Level =>
  standing.includes('registered') ? 'full' : levelOf(actor, 'child-identity', standing);

/** Whose entry it is, which units are named in it, and whether what it tells of is released to the reader today. */
export interface Entry {
  readonly unit: string;
  readonly parties: readonly string[];
  readonly released?: boolean;
}

/**
 * What an actor may see of one class in one entry of a child's timeline: its unit's own entries whole, whatever became
 * of its standing; others as the table says.
 */
export function entryLevel(actor: Actor, dataClass: DataClass, standing: readonly Relation[], entry: Entry): Level {
  if (entry.unit === actor.unit) return 'full';
  const named = entry.parties.includes(actor.unit) ? (['part'] as const) : [];
  const released = entry.released === true ? (['released'] as const) : [];
  return highest(actor, dataClass, [...standing, ...named, ...released]);
}

/** Whether a recording can be released to somebody in this role, and is worth asking for. */
export const mayBeReleasedTo = (role: Role): boolean => (readingTable['interview-recording'][role] ?? []).some(({ when }) => when.includes('released'));

/** Classes of which this actor, standing so to a child, sees at least the milestone. */
export const sees = (level: Level): boolean => level !== 'none';
