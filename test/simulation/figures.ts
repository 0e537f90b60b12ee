import type { Outcome, ProductSays } from './outcome.js';

interface Days {
  readonly median: number;
  /** Nine of ten children wait no longer. */
  readonly p90: number;
}

export interface Figures {
  readonly interviewsPerChild: number;
  readonly sessionsPerChild: number;
  /** Shares of the children. */
  readonly once: number;
  readonly twice: number;
  readonly oftener: number;
  readonly toFirst: Days;
  readonly toAhtjp: Days;
  /** Only where the product was asked. */
  readonly product?: Omit<ProductSays, 'sessions' | 'waited'> & { readonly oneSeries: number; readonly onceAsFarAsKnown: number; readonly neverFound: number };
}

/** By nearest rank. */
export function daysOf(waits: readonly number[]): Days {
  const sorted = waits.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
  return { median: at(0.5), p90: at(0.9) };
}

/** What became of all children of a province. */
export function figuresOf(outcomes: readonly Outcome[]): Figures {
  const sum = (of: (outcome: Outcome) => number) => outcomes.reduce((total, outcome) => total + of(outcome), 0);
  const mean = (of: (outcome: Outcome) => number) => sum(of) / outcomes.length;
  const where = (holds: (outcome: Outcome) => boolean) => mean((outcome) => (holds(outcome) ? 1 : 0));
  const times = ({ interviews }: Outcome) => interviews.length;
  const wait = ({ interviews, reportDay }: Outcome, byAhtjp: boolean) =>
    (interviews.find((one) => one.byAhtjp || !byAhtjp)?.day ?? Number.NaN) - reportDay;
  const both = {
    interviewsPerChild: mean(times),
    sessionsPerChild: mean(({ sessions }) => sessions),
    once: where((outcome) => times(outcome) === 1),
    twice: where((outcome) => times(outcome) === 2),
    oftener: where((outcome) => times(outcome) > 2),
    toFirst: daysOf(outcomes.map((outcome) => wait(outcome, false))),
    toAhtjp: daysOf(outcomes.map((outcome) => wait(outcome, true))),
  };
  if (outcomes.some(({ product }) => product === undefined)) return both;
  const said = (what: keyof ProductSays) => sum(({ product }) => product?.[what] ?? 0);
  const product = {
    series: said('series'),
    refused: said('refused'),
    redirected: said('redirected'),
    authorised: said('authorised'),
    ordered: said('ordered'),
    found: said('found'),
    turnedAway: said('turnedAway'),
    oneSeries: where(({ product: of }) => of?.series === 1),
    onceAsFarAsKnown: where(({ product: of }) => of?.series === 1 && of.found === 0),
    neverFound: sum(times) - said('series') - said('found'),
  };
  return { ...both, product };
}
