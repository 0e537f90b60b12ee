import type { Actor, DataClass } from '#kernel';
import { type Level, readingTable } from './reading.js';
import type { Relation } from './relations.js';

const rank: Readonly<Record<Level, number>> = { none: 0, milestone: 1, partial: 2, full: 3 };

/** What a role may see of a class of data, standing to the child in these ways. */
export function levelOf(actor: Actor, dataClass: DataClass, standing: readonly Relation[]): Level {
  const grants = readingTable[dataClass][actor.role] ?? [];
  return grants
    .filter(({ when }) => when.some((relation) => standing.includes(relation)))
    .reduce<Level>((best, { level }) => (rank[level] > rank[best] ? level : best), 'none');
}

/** Whose entry it is: those who took part in it see it whole, whatever became of their standing. */
export interface Entry {
  readonly unit: string;
  readonly parties: readonly string[];
}

/** What an actor may see of one class in one entry of a child's timeline. */
export function entryLevel(actor: Actor, dataClass: DataClass, standing: readonly Relation[], entry: Entry): Level {
  if (entry.unit === actor.unit || entry.parties.includes(actor.unit)) return 'full';
  return levelOf(actor, dataClass, standing);
}

/** Classes of which this actor, standing so to a child, sees at least the milestone. */
export const sees = (level: Level): boolean => level !== 'none';
