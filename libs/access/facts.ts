import type { Reference } from '#contracts/vocabulary';
import type { KnownChild, OpenReferral } from './circumstances.js';
import type { Standing } from './relations.js';

/** What every decision may know beyond its own stream. */
export interface Facts {
  /** Living standings of the children in question. */
  readonly standing: readonly Standing[];
  /** The children in question, as far as they were registered. */
  readonly children: readonly KnownChild[];
  /** Their open referrals, the latest first. */
  readonly openReferrals: readonly OpenReferral[];
  readonly reference: Reference;
  /** Whether the actor has just searched under one of these names. */
  readonly provesSearch: (receipt: string, names: readonly string[]) => boolean;
}
