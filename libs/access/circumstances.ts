import type { z } from 'zod';
import type { Offer, ReferralKind } from '#contracts/referrals';
import type { Relation, Sex } from '#contracts/vocabulary';

/** What is known of a child in codes, as it was registered. */
export interface KnownChild {
  readonly childId: string;
  readonly sex: z.infer<typeof Sex>;
  /** Completed years on the day (ISO date) beside it. */
  readonly age?: { readonly years: number; readonly on: string };
}

/** A referral of a child, also one that has ended: what was not done because of it must not be done once it is gone. */
export interface KnownReferral {
  readonly referralId: string;
  readonly childId: string;
  readonly caseId?: string;
  readonly fromUnit: string;
  readonly toUnit: string;
  readonly kind: z.infer<typeof ReferralKind>;
  readonly status: 'SENT' | 'ACCEPTED' | 'ENDED';
  readonly offer: z.infer<typeof Offer>;
  /** UTC moment at which it was accepted or declined. */
  readonly answeredAt?: string;
  /** UTC moment at which it was completed or revoked. */
  readonly endedAt?: string;
}

/** A suspect of one of the child's cases, by what they are to the child and no more. */
export interface KnownSuspect {
  readonly childId: string;
  readonly relation: z.infer<typeof Relation>;
}
