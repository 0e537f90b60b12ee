import { isDeepStrictEqual } from 'node:util';
import type { Told } from './offices.js';

/** What the product answered “recorded” to, counted as the answers came. */
export interface Book {
  series: number;
  sessions: number;
  /** Requests and orders. */
  repeats: number;
  found: number;
}

/**
 * Whether the product, asked at the end, tells of as much as it took; and whether there is no more of it than its rule allows.
 * @throws {Error} with both, where not
 */
export function saysTheSame(told: Told, { series, sessions, repeats, found }: Book): void {
  const prevented = repeats - (series - 1);
  const taken = { series, sessions, repeats, found, prevented, authorised: series - 1, waiting: 0, lists: series };
  const shown = {
    series: told.seriesCount,
    sessions: told.sessionCount,
    repeats: told.repeats.length,
    found: told.repeatsFound,
    prevented: told.repeatsPrevented,
    authorised: told.repeatsAuthorised,
    waiting: told.repeats.filter(({ answer }) => answer === null).length,
    lists: told.series.length,
  };
  if (!isDeepStrictEqual(taken, shown)) throw new Error(`the product tells of ${JSON.stringify(shown)}, and its answers were ${JSON.stringify(taken)}`);
}
