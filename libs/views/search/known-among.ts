import type { Page } from '#kernel';
import type { FoundChild } from './search.queries.js';

export interface KnownAmong {
  readonly known: readonly FoundChild[];
  /** False where so many were found that not all could be looked at. */
  readonly isComplete: boolean;
}

/**
 * The first that a reader may know of, in the order of the search: of a common name most are somebody else's, and theirs
 * must not be lost behind them.
 * @param areKnown which of these children the reader may know of
 * @param most `known` ends the search, `looked` gives it up
 */
export async function knownAmong(
  find: (after: string | undefined) => Promise<Page<FoundChild>>,
  areKnown: (childIds: readonly string[]) => Promise<ReadonlySet<string>>,
  most: { readonly known: number; readonly looked: number },
): Promise<KnownAmong> {
  const known: FoundChild[] = [];
  let after: string | undefined;
  for (let looked = 0; looked < most.looked; ) {
    const { entries, hasMore } = await find(after);
    const mine = await areKnown(entries.map(({ childId }) => childId));
    known.push(...entries.filter(({ childId }) => mine.has(childId)));
    if (!hasMore || known.length >= most.known) return { known: known.slice(0, most.known), isComplete: true };
    looked += entries.length;
    after = entries.at(-1)?.cursor;
  }
  return { known, isComplete: false };
}
