import type { KnownContact } from '#contracts/contacts';
import type { Reference } from '#contracts/vocabulary';
import type { KnownChild, KnownReferral, KnownSuspect } from './circumstances.js';
import type { KnownInterviewer } from './interviewers.js';
import type { Standing } from './relations.js';

/** What every decision may know beyond its own stream. */
export interface Facts {
  /** Living standings of the children in question. */
  readonly standing: readonly Standing[];
  /** The children in question, as far as they were registered. */
  readonly children: readonly KnownChild[];
  /** All their referrals, those answered last first, and those without an answer before them. */
  readonly referrals: readonly KnownReferral[];
  /** Suspects of their cases of whom it is known what they are to the child. */
  readonly suspects: readonly KnownSuspect[];
  /** Everybody in the register, also those who have left; each once. */
  readonly interviewers: readonly KnownInterviewer[];
  /** What agencies have planned with the children in question, and what they have done. */
  readonly contacts: readonly KnownContact[];
  readonly reference: Reference;
  /** Whether the actor has just searched under one of these names. */
  readonly provesSearch: (receipt: string, names: readonly string[]) => boolean;
}
