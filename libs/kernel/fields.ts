import { z } from 'zod';

const broken = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffd]/;
const invisible = /^[\p{C}\p{Z}\s]+$/u;

/** Text as a person writes it: Unicode NFC, trimmed, no control characters and nothing that was broken on its way. */
export const text = (max: number) =>
  z
    .string()
    .trim()
    .normalize('NFC')
    .min(1, 'is empty: leave it out or write something')
    .refine((value) => !invisible.test(value), 'is empty: leave it out or write something')
    .max(max, `is longer than ${max} characters: shorten it`)
    .refine((value) => value.isWellFormed() && !broken.test(value), 'is not clean Unicode text: type it again');

/** A UUID in any version, lower case. */
export const id = () => z.guid('is not a UUID').transform((value) => value.toLowerCase());

export const precisions = ['MINUTE', 'HOUR', 'DAY', 'MONTH', 'YEAR'] as const;

/** When it happened, as the officer says it: a moment with offset, and how exactly it is known. */
export const OccurredAt = z.object({
  value: z.iso.datetime({ offset: true, error: 'is not a moment: write it like 2026-03-01T14:30:00+07:00' }),
  precision: z.enum(precisions),
});
export type OccurredAt = z.infer<typeof OccurredAt>;

/** A calendar day, ISO 8601. */
export const day = () => z.iso.date('is not a day of the calendar: write it like 2026-03-01');
