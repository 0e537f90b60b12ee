import { z } from 'zod';
import type { DataClass } from '#kernel';

/** What an agency wants of the child; an interview is a talk. */
export const ContactKind = z.enum(['TALK', 'EXAM', 'HEARING', 'VISIT']);
export type ContactKind = z.infer<typeof ContactKind>;

/** Who may know what kind of contact it is: those who may know of what comes of it. */
const classes: Readonly<Record<ContactKind, DataClass>> = {
  TALK: 'interview-summary',
  EXAM: 'forensic-certificate',
  HEARING: 'charges',
  VISIT: 'case-plan',
};
export const contactClass = (kind: ContactKind): DataClass => classes[kind];

/** Where a contact is known from: fixed as such, or out of what agencies plan and record anyway. */
export const ContactSource = z.enum(['FIXED', 'INTERVIEW_PLANNED', 'INTERVIEW_HELD', 'SUMMONS', 'VISIT_DUE', 'VISIT_MADE']);
export type ContactSource = z.infer<typeof ContactSource>;

/** From when, on the clock in Cambodia, and for how long. */
export const ContactTime = z.object({
  from: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time of day: write it like 14:30'),
  minutes: z.number().int().min(5, 'is too short: 5 minutes at least').max(720, 'is too long: 720 minutes at most'),
});
export type ContactTime = z.infer<typeof ContactTime>;

/** Why a contact is fixed although it comes on top of others. A closed list: whoever has none of these reasons plans jointly. */
export const DespiteReason = z.enum(['COURT_DATE', 'URGENT_MEDICAL_NEED', 'IMMEDIATE_SAFETY', 'CHILD_ASKED', 'AGREED_WITH_OTHERS']);

export const CallOffReason = z.enum([
  'JOINED_ANOTHER_CONTACT',
  'CHILD_DECLINED',
  'CHILD_UNWELL',
  'NOT_SAFE',
  'NO_LONGER_NEEDED',
  'NO_STAFF',
  'NO_TRANSPORT',
  'FIXED_IN_ERROR',
]);
