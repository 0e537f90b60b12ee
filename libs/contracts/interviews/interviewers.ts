import { z } from 'zod';
import { command, day, event, id, rejection } from '#kernel';
import { distinct, fileNumber, languageCode, Sex, unitId } from '#contracts/vocabulary';

/** Course by which somebody learned to interview children, such as CFI-2024. */
const courseCode = () => z.string().regex(/^[A-Z0-9-]{2,40}$/, 'is not a course code: capitals, digits and - only, such as CFI-2024');

/** Number that the interviewer's own office gave them; never a name. The same in capitals. */
const staffNumber = () => fileNumber().transform((number) => number.toUpperCase());

/** Why somebody no longer interviews. */
export const InterviewerEndReason = z.enum(['LEFT', 'TRANSFERRED', 'NO_LONGER_FIT', 'REGISTERED_IN_ERROR']);

const interviewerId = '6d2f8b1c-93a4-5e07-8c1d-4f5a6b7c8d9e';

/** Nobody's child is in it: an interviewer is staff, known by number. */
export const InterviewerRegistered = event({
  type: 'interviews.InterviewerRegistered',
  version: 1,
  about: 'interview-summary',
  milestone: 'Interviewer registered',
  published: false,
  data: z.object({ interviewerId: id(), unit: unitId(), staffNumber: fileNumber(), sex: Sex, languages: z.array(languageCode()).min(1) }),
  sample: { interviewerId, unit: 'ahtjp-17', staffNumber: 'SR-0412', sex: 'FEMALE', languages: ['khm', 'cja'] },
});

/** Holds from its first to its last day, both included. */
export const InterviewerCertified = event({
  type: 'interviews.InterviewerCertified',
  version: 1,
  about: 'interview-summary',
  milestone: 'Interviewer certified',
  published: false,
  data: z.object({ interviewerId: id(), course: courseCode(), from: day(), until: day(), certifiedBy: unitId() }),
  sample: { interviewerId, course: 'CFI-2024', from: '2025-01-15', until: '2027-01-14', certifiedBy: 'ahtjp-national' },
});

export const InterviewerEnded = event({
  type: 'interviews.InterviewerEnded',
  version: 1,
  about: 'interview-summary',
  milestone: 'Interviewer has left',
  published: false,
  data: z.object({ interviewerId: id(), lastDay: day(), reason: InterviewerEndReason }),
  sample: { interviewerId, lastDay: '2026-06-30', reason: 'TRANSFERRED' },
});

export const InterviewerAlreadyRegistered = rejection({
  name: 'InterviewerAlreadyRegistered',
  message: 'Your unit has somebody under this staff number in the register. Use that entry, or check the number; nothing was recorded.',
  fields: z.object({ interviewerId: id() }),
});

export const CertifiedByNationalUnits = rejection({
  name: 'CertifiedByNationalUnits',
  message: 'A certificate is entered by a national unit, and never for somebody of its own. Send the papers to one of those named; nothing was recorded.',
  fields: z.object({ mayCertify: z.array(unitId()) }),
});

const context = { context: 'interviews', service: 'police' } as const;

export const RegisterInterviewer = command({
  ...context,
  name: 'RegisterInterviewer',
  help: 'Enter somebody of your unit who interviews children, by staff number; a certificate follows from a national unit.',
  stream: { category: 'interviewer', id: { numberedByUnit: 'staffNumber' } },
  input: z.object({ staffNumber: staffNumber(), sex: Sex, languages: distinct(languageCode(), 20) }),
  rejections: [InterviewerAlreadyRegistered],
});

export const CertifyInterviewer = command({
  ...context,
  name: 'CertifyInterviewer',
  help: 'Enter for how long somebody of another unit may interview children, and by which course.',
  stream: { category: 'interviewer', id: 'interviewerId' },
  input: z
    .object({ interviewerId: id(), course: courseCode(), from: day(), until: day() })
    .refine(({ from, until }) => from <= until, { path: ['until'], error: 'lies before its first day' }),
  rejections: [CertifiedByNationalUnits],
});

export const EndInterviewer = command({
  ...context,
  name: 'EndInterviewer',
  help: 'Say from when on somebody of your unit no longer interviews children.',
  stream: { category: 'interviewer', id: 'interviewerId' },
  input: z.object({ interviewerId: id(), lastDay: day(), reason: InterviewerEndReason }),
  rejections: [],
});
