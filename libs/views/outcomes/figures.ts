import { type CountedUnit, type FigureKind, type InterviewMeasure, measureNames, measureOf } from './interview-measures.js';

/** What was counted for one measure, or one code of it. */
interface Counted {
  readonly measure: InterviewMeasure;
  readonly part: string | null;
  readonly counted: number;
  readonly counting: number;
  readonly amount: number;
  readonly median: number;
  readonly percentile90: number;
}

export interface Figure {
  readonly measure: InterviewMeasure;
  readonly part: string | null;
  readonly kind: FigureKind;
  readonly counts: CountedUnit;
  readonly definition: string;
  /** Null where the value is a middle or a percentile. */
  readonly numerator: number | null;
  /** Null for a count. */
  readonly denominator: number | null;
  /** Null where the denominator is 0: that there is nothing to count is not 0. */
  readonly value: number | null;
}

const nothing = { counted: 0, counting: 0, amount: 0, median: 0, percentile90: 0 };

function valued(kind: FigureKind, { counted, counting, amount, median, percentile90 }: Omit<Counted, 'measure' | 'part'>) {
  const unlessNone = (value: number) => (counted === 0 ? null : value);
  switch (kind) {
    case 'SHARE':
      return { numerator: counting, denominator: counted, value: unlessNone(counting / counted) };
    case 'MEAN':
      return { numerator: amount, denominator: counted, value: unlessNone(amount / counted) };
    case 'MEDIAN':
      return { numerator: null, denominator: counted, value: unlessNone(median) };
    case 'PERCENTILE_90':
      return { numerator: null, denominator: counted, value: unlessNone(percentile90) };
    case 'COUNT':
      return { numerator: counting, denominator: null, value: counting };
  }
}

/** Every measure with its value in one group, those too for which nothing was counted. */
export const figuresFrom = (tallies: readonly Counted[]): readonly Figure[] =>
  measureNames.flatMap((measure) => {
    const { kind, counts, definition, parts = [null] } = measureOf(measure);
    return parts.map((part) => {
      const found = tallies.find((tally) => tally.measure === measure && tally.part === part);
      return { measure, part, kind, counts, definition, ...valued(kind, found ?? nothing) };
    });
  });
