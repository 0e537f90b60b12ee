import type { Agenda } from './days.js';
import { sideBySide } from './side-by-side.js';

/** What follows from something that was done: on a day, or as soon as the interviewers have room. */
export type Next =
  | { readonly on: number; readonly does: () => Promise<readonly Next[]> }
  | { readonly notBefore: number; readonly does: (day: number) => Promise<readonly Next[]> };

/** One child in one world: what happens to it happens day by day, one thing after the other. */
export interface Life {
  readonly agenda: Agenda;
  begin(): readonly Next[];
}

interface Task {
  readonly day: number;
  does(): Promise<readonly Next[]>;
}

async function inTurn(tasks: readonly Task[]): Promise<readonly Next[]> {
  const follows: Next[] = [];
  for (const task of tasks) follows.push(...(await task.does()));
  return follows;
}

/**
 * Plays all lives day by day; of one day, the lives side by side. Appointments are given in the evening, in the order of
 * the lives, so that who was answered first by a computer makes no difference.
 */
export async function play(lives: readonly Life[], progress: (day: number) => void = () => undefined): Promise<void> {
  const waiting = new Map<number, Map<Life, Task[]>>();
  const plan = (life: Life, task: Task) => {
    const ofDay = waiting.get(task.day) ?? new Map<Life, Task[]>();
    waiting.set(task.day, ofDay.set(life, [...(ofDay.get(life) ?? []), task]));
  };
  const take = (life: Life, follows: readonly Next[], tomorrow: number) => {
    for (const next of follows) {
      if ('on' in next) {
        plan(life, { day: Math.max(next.on, tomorrow), does: next.does });
      } else {
        const day = life.agenda.book(Math.max(next.notBefore, tomorrow));
        plan(life, { day, does: () => next.does(day) });
      }
    }
  };
  const order = new Map(lives.map((life, index) => [life, index]));
  for (const life of lives) take(life, life.begin(), 0);
  for (let day = 0; waiting.size > 0; day += 1) {
    const today = [...(waiting.get(day) ?? [])].toSorted(([one], [other]) => (order.get(one) ?? 0) - (order.get(other) ?? 0));
    waiting.delete(day);
    const follows = await sideBySide(today.map(([, tasks]) => () => inTurn(tasks)));
    today.forEach(([life], index) => take(life, follows[index] ?? [], day + 1));
    if (today.length > 0) progress(day);
  }
}
