import type { z } from 'zod';
import type { Sex } from '#contracts/vocabulary';

/** Somebody who interviews children, by number; what is known of them in codes. */
export interface KnownInterviewer {
  readonly interviewerId: string;
  readonly unit: string;
  readonly sex: z.infer<typeof Sex>;
  /** ISO 639-3. */
  readonly languages: readonly string[];
  /** ISO days, first and last. */
  readonly certificates: readonly { readonly from: string; readonly until: string }[];
  /** ISO day after which they no longer interview. */
  readonly lastDay?: string;
}

/** Whether somebody may interview children on a day (ISO date). */
export const isCertified = ({ certificates, lastDay }: KnownInterviewer, day: string): boolean =>
  (lastDay === undefined || day <= lastDay) && certificates.some(({ from, until }) => from <= day && day <= until);

/** Last day on which somebody who is certified on this day still is, by the certificates there are; undefined where they are not. */
export function certifiedUntil(interviewer: KnownInterviewer, day: string): string | undefined {
  if (!isCertified(interviewer, day)) return undefined;
  const { certificates, lastDay } = interviewer;
  const latest = certificates
    .filter(({ from, until }) => from <= day && day <= until)
    .map(({ until }) => until)
    .reduce((one, other) => (one > other ? one : other));
  return lastDay !== undefined && lastDay < latest ? lastDay : latest;
}
