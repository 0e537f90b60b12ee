import type { Role } from '#kernel';
import type { Column } from '../../access-matrix/expected.js';
import { mustEqual } from '../../harness/must-equal.js';
import type { Telling } from '../telling.js';
import { answersFor, type Questions } from './asked.js';
import { promised, type Truth } from './promised.js';

const roles: readonly (readonly [start: string, role: Role])[] = [
  ['police-', 'police-district'],
  ['ahtjp-', 'ahtjp-provincial'],
  ['dosvy-', 'dosvy'],
  ['court-', 'court-liaison'],
  ['ngo-', 'ngo'],
  ['legal-aid-', 'lawyer'],
  ['forensic-', 'forensic-doctor'],
  ['hotline-', 'hotline-operator'],
  ['mne-', 'me-analyst'],
  ['privacy-', 'privacy-officer'],
];

function roleOf(unit: string): Role {
  const found = roles.find(([start]) => unit.startsWith(start));
  if (found === undefined) throw new Error(`${unit} is of no role that the table knows`);
  return found[1];
}

/** How each unit stands to the child; who is not named has nothing to do with it. */
export type Standings = Readonly<Record<string, readonly Column[]>>;

/** Has every unit of a story ask all there is to ask about interviews, and holds each answer against the table. */
export async function readByAll(story: Telling, asked: Omit<Questions, 'childId' | 'atLeast'>, standings: Standings, truth: Truth): Promise<void> {
  const [anybody] = story.all;
  if (anybody === undefined) throw new Error('a story needs somebody');
  const questions = { ...asked, childId: story.child, atLeast: story.latest };
  const compared = story.all.map(async (user) => {
    const reader = { unit: user.name, role: roleOf(user.name), held: standings[user.name] ?? [] };
    return [reader.unit, await answersFor(user, anybody, questions), promised(reader, truth)] as const;
  });
  const all = await Promise.all(compared);
  mustEqual(Object.fromEntries(all.map(([unit, answers]) => [unit, answers])), Object.fromEntries(all.map(([unit, , promise]) => [unit, promise])));
}
