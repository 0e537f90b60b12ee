import { z } from 'zod';
import { event, id, personal, text } from '#kernel';
import { Sex } from '#contracts/vocabulary';
import { plan } from './plan.js';
import { InterviewTopic, RoomType, SafetyTopic } from './topics.js';
import { InterviewerChangeReason, SupportPersonTold, UncertifiedReason, WishUnmetReason } from './who-interviews.js';

const example = {
  childId: '3f0e8f7a-2b1c-5d4e-8f9a-0b1c2d3e4f5a',
  seriesId: 'c4a1d2e3-5f60-5718-92a3-b4c5d6e7f809',
};
const interviewerId = '6d2f8b1c-93a4-5e07-8c1d-4f5a6b7c8d9e';

export const InterviewSeriesPlanned = event({
  type: 'interviews.InterviewSeriesPlanned',
  version: 3,
  about: 'interview-summary',
  milestone: 'Interview planned',
  partial: ['topics', 'purpose', 'plannedFor', 'leadUnit'],
  published: true,
  data: z.object(plan),
  upcasts: { 1: (old) => old, 2: (old) => old },
  sample: {
    ...example,
    caseId: '5b0c1f6e-7a61-5c3b-9b0e-2f4d8a6c1e77',
    leadUnit: 'ahtjp-17',
    purpose: 'INVESTIGATION',
    topics: ['WHAT_HAPPENED', 'WHO_WAS_INVOLVED'],
    participants: ['dosvy-17', 'court-17'],
    plannedFor: '2026-03-05',
    roomType: 'CHILD_FRIENDLY_ROOM',
    recording: true,
    interviewerId,
    childPrefers: 'FEMALE',
    language: 'khm',
    supportPerson: { relation: 'AUNT_OR_UNCLE', livesWithSuspect: false, chosenByChild: true },
  },
});

export const InterviewSessionHeld = event({
  type: 'interviews.InterviewSessionHeld',
  version: 3,
  about: 'interview-summary',
  milestone: 'Interview held',
  partial: ['seriesId', 'topicsCovered', 'childWantsKnown'],
  published: true,
  data: z.object({
    seriesId: id(),
    childId: id(),
    /** Absent where nobody of the register is known to have held it. */
    interviewerId: id().optional(),
    interviewerSex: Sex,
    /** Whether the interviewer held a certificate on that day; absent where nobody is named. */
    certified: z.boolean().optional(),
    uncertifiedReason: UncertifiedReason.optional(),
    /** Only where the last session of the series was held by somebody else. */
    changeReason: InterviewerChangeReason.optional(),
    /** Only where the interviewer was not of the sex that the child prefers. */
    wishUnmetReason: WishUnmetReason.optional(),
    roomType: RoomType,
    doorClosed: z.boolean(),
    interruptions: z.number().int().min(0),
    peoplePresent: z.number().int().min(1),
    topicsCovered: z.array(InterviewTopic),
    /** The adult at the child's side; absent where there was none. */
    supportPerson: SupportPersonTold.optional(),
    recorded: z.boolean(),
    /** Whether the child was asked for its own views; a child without one was still asked. */
    viewsAsked: z.boolean(),
    summary: personal('interview-summary', 'childId', text(8000)).optional(),
    childWantsKnown: personal('interview-summary', 'childId', text(2000)).optional(),
  }),
  // Of the support person only the relation was asked.
  upcasts: { 1: ({ supportPerson, ...old }) => (supportPerson === undefined ? old : { ...old, supportPerson: { relation: supportPerson } }), 2: (old) => old },
  sample: {
    ...example,
    interviewerId,
    interviewerSex: 'FEMALE',
    certified: true,
    roomType: 'CHILD_FRIENDLY_ROOM',
    doorClosed: true,
    interruptions: 0,
    peoplePresent: 3,
    topicsCovered: ['WHAT_HAPPENED'],
    supportPerson: { relation: 'AUNT_OR_UNCLE', livesWithSuspect: false, chosenByChild: true },
    recorded: true,
    viewsAsked: true,
    summary: 'សេចក្តីសង្ខេបគំរូ',
    childWantsKnown: 'ចង់ទៅសាលារៀនវិញ',
  },
});

/** Safety questions of the first hours; never counted as an interview. */
export const MinimalFactsTaken = event({
  type: 'interviews.MinimalFactsTaken',
  version: 1,
  about: 'interview-summary',
  milestone: 'Safety questions asked',
  partial: ['facts.topic'],
  published: false,
  data: z.object({
    childId: id(),
    caseId: id().optional(),
    facts: z
      .array(z.object({ topic: SafetyTopic, answer: personal('interview-summary', 'childId', text(500)) }))
      .min(1)
      .max(6),
  }),
  sample: { childId: example.childId, facts: [{ topic: 'INJURY_OR_ILLNESS', answer: 'គ្មានរបួស' }] },
});
