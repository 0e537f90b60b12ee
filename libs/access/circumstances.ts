import type { z } from 'zod';
import type { Offer, ReferralKind } from '#contracts/referrals';
import type { Sex } from '#contracts/vocabulary';

/** What is known of a child in codes, as it was registered. */
export interface KnownChild {
  readonly childId: string;
  readonly sex: z.infer<typeof Sex>;
  /** Completed years on the day (ISO date) beside it. */
  readonly age?: { readonly years: number; readonly on: string };
}

/** A referral that waits for its answer, or was accepted and has not ended. */
export interface OpenReferral {
  readonly referralId: string;
  readonly childId: string;
  readonly caseId?: string;
  readonly fromUnit: string;
  readonly toUnit: string;
  readonly kind: z.infer<typeof ReferralKind>;
  readonly status: 'SENT' | 'ACCEPTED';
  readonly offer: z.infer<typeof Offer>;
  /** UTC moment of the sending, or of the acceptance. */
  readonly since: string;
}
