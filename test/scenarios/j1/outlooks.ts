import type { Telling } from '../telling.js';
import { units } from './cast.js';

interface Outlook {
  readonly seriesCount: number;
  readonly sessionCount: number;
  readonly coveredTopics: readonly string[] | null;
  readonly repeatsPrevented: number;
}

/** What each unit is told before it asks the child itself, by unit; those that are told nothing are left out. */
export async function outlooks(story: Telling): Promise<Readonly<Record<string, Outlook>>> {
  const asked = await Promise.all(
    units.map(async (unit) => {
      const { interviewOutlook } = await story.by(unit).query<{ interviewOutlook: Outlook | null }>(
        'query ($id: ID!) { interviewOutlook(childId: $id) { seriesCount sessionCount coveredTopics repeatsPrevented } }',
        { id: story.child },
      );
      return interviewOutlook === null ? [] : [[unit, interviewOutlook] as const];
    }),
  );
  return Object.fromEntries(asked.flat());
}
