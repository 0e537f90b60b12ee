import { isDeepStrictEqual } from 'node:util';
import type { Figure } from '../harness/interview-figures.js';
import { daysOf } from './figures.js';
import type { Outcome, ProductSays } from './outcome.js';

/**
 * Whether the product's figures over all its children are what it tells of them one by one.
 * @throws {Error} with both, where not
 */
export function countsTheSame(measured: readonly Figure[], outcomes: readonly Outcome[]): void {
  const told = outcomes.flatMap(({ product }) => product ?? []);
  const sum = (of: (says: ProductSays) => number) => told.reduce((total, says) => total + of(says), 0);
  const prevented = sum(({ refused, redirected }) => refused + redirected);
  const authorised = sum((says) => says.authorised);
  const { median, p90 } = daysOf(told.map(({ waited }) => waited));
  const summed: Readonly<Record<string, string>> = {
    SINGLE_SERIES: `${told.filter(({ series, found }) => series === 1 && found === 0).length} of ${told.length}`,
    SESSIONS_PER_CHILD: `${sum(({ sessions }) => sessions)} of ${told.length}`,
    REPEATS_PREVENTED: `${prevented} of ${prevented + authorised}`,
    REPEATS_AUTHORISED: `${authorised} of ${prevented + authorised}`,
    REPEATS_FOUND: `${sum(({ found }) => found)}`,
    DAYS_TO_INTERVIEW_MEDIAN: `${median} days`,
    DAYS_TO_INTERVIEW_P90: `${p90} days`,
  };
  const said = ({ numerator, denominator, value }: Figure) => {
    if (numerator === null) return `${value} days`;
    return denominator === null ? `${numerator}` : `${numerator} of ${denominator}`;
  };
  const shown = Object.fromEntries(measured.filter(({ measure }) => measure in summed).map((figure) => [figure.measure, said(figure)]));
  if (!isDeepStrictEqual(shown, summed)) throw new Error(`the figures say ${JSON.stringify(shown)}, and the children one by one ${JSON.stringify(summed)}`);
}
