import { byHabit } from './by-habit.js';
import { Agenda } from './days.js';
import { type Figures, figuresOf } from './figures.js';
import { inputs } from './inputs.js';
import { LifeInProduct } from './life-in-product.js';
import type { Offices } from './offices.js';
import type { Outcome } from './outcome.js';
import { play } from './play.js';
import type { SyntheticChild } from './province.js';
import { countsTheSame } from './same-as-measured.js';
import { sideBySide } from './side-by-side.js';

export interface Simulated {
  readonly unchecked: readonly Outcome[];
  /** One list for each share, in the order of the shares. */
  readonly product: readonly (readonly Outcome[])[];
}

/**
 * The same children and the same wishes, unchecked and once for each share in the product: each time other records of a
 * running office that has no others. @throws {Error} where the product's last word is not the sum of its answers
 */
export async function simulate(
  children: readonly SyntheticChild[],
  shares: readonly number[],
  offices: Offices,
  progress?: (day: number) => void,
): Promise<Simulated> {
  const worlds = shares.map((share) => {
    const agenda = new Agenda(inputs.sessionsAWeek.value);
    return children.map((child) => new LifeInProduct(child, agenda, share, offices));
  });
  await play(worlds.flat(), progress);
  const product: (readonly Outcome[])[] = [];
  for (const lives of worlds) product.push(await sideBySide(lives.map((life) => () => life.outcome())));
  countsTheSame(await offices.measured(), product.flat());
  return { unchecked: await byHabit(children, inputs.sessionsAWeek.value), product };
}

export const figuresFrom = ({ unchecked, product }: Simulated): { readonly unchecked: Figures; readonly product: readonly Figures[] } => ({
  unchecked: figuresOf(unchecked),
  product: product.map(figuresOf),
});
