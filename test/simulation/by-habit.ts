import { Agenda } from './days.js';
import type { Outcome } from './outcome.js';
import { play } from './play.js';
import type { SyntheticChild } from './province.js';
import { UncheckedLife } from './unchecked-life.js';

/** What becomes of the children where nobody checks, with interviewers who can hold so many sessions a week. */
export async function byHabit(children: readonly SyntheticChild[], sessionsAWeek: number): Promise<readonly Outcome[]> {
  const agenda = new Agenda(sessionsAWeek);
  const lives = children.map((child) => new UncheckedLife(child, agenda));
  await play(lives);
  return lives.map((life) => life.outcome());
}
