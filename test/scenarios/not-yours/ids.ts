import { randomUUID } from 'node:crypto';

/** All ids that a command or a query can name. */
export interface Ids {
  readonly childId: string;
  readonly caseId: string;
  readonly referralId: string;
  readonly seriesId: string;
  readonly proceedingId: string;
  readonly chargeId: string;
}

/** Ids that nobody ever gave. */
export const nobodys = (): Ids => ({
  childId: randomUUID(),
  caseId: randomUUID(),
  referralId: randomUUID(),
  seriesId: randomUUID(),
  proceedingId: randomUUID(),
  chargeId: randomUUID(),
});
