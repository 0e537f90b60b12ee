import { z } from 'zod';
import { command, day, event, id } from '#kernel';
import { distinct, unitId, UnknownUnit } from '#contracts/vocabulary';
import { InterviewUnderWay } from './pooled-topics.js';
import { plan } from './plan.js';
import { ChildsWishNotMet, InterviewerNotCertified, WishUnmetReason } from './who-interviews.js';

/** Why an interview is on another day than it was planned for. */
export const InterviewMoveReason = z.enum(['CHILD_NOT_READY', 'CHILD_ILL_OR_ABSENT', 'INTERVIEWER_UNAVAILABLE', 'JOINT_PLANNING', 'OTHER']);

/** The plan as it stands from now on: who joins later was not told of it before. */
export const InterviewPlanChanged = event({
  type: 'interviews.InterviewPlanChanged',
  version: 1,
  about: 'interview-summary',
  milestone: 'Interview plan changed',
  partial: ['topics', 'purpose', 'plannedFor', 'leadUnit'],
  published: true,
  data: z.object({
    ...plan,
    /** Participants that were none before. */
    joined: z.array(unitId()),
    /** The day it was planned for; absent where that is the same. */
    movedFrom: day().optional(),
    moveReason: InterviewMoveReason.optional(),
  }),
  sample: {
    seriesId: 'c4a1d2e3-5f60-5718-92a3-b4c5d6e7f809',
    childId: '3f0e8f7a-2b1c-5d4e-8f9a-0b1c2d3e4f5a',
    caseId: '5b0c1f6e-7a61-5c3b-9b0e-2f4d8a6c1e77',
    leadUnit: 'ahtjp-17',
    purpose: 'INVESTIGATION',
    topics: ['WHAT_HAPPENED', 'WHO_WAS_INVOLVED'],
    participants: ['dosvy-17', 'court-17', 'ngo-a'],
    plannedFor: '2026-03-09',
    roomType: 'CHILD_FRIENDLY_ROOM',
    recording: true,
    interviewerId: '6d2f8b1c-93a4-5e07-8c1d-4f5a6b7c8d9e',
    childPrefers: 'FEMALE',
    language: 'khm',
    supportPerson: { relation: 'AUNT_OR_UNCLE', livesWithSuspect: false, chosenByChild: true },
    joined: ['ngo-a'],
    movedFrom: '2026-03-05',
    moveReason: 'JOINT_PLANNING',
  },
});

export const ChangeInterviewPlan = command({
  name: 'ChangeInterviewPlan',
  context: 'interviews',
  service: 'police',
  help: 'Before its first session, move an interview that your unit leads, name who holds it, or let other units join.',
  stream: { category: 'interviews', id: 'childId' },
  input: z.object({
    childId: id(),
    seriesId: id(),
    plannedFor: day().optional().describe('The new day; it needs a moveReason.'),
    moveReason: InterviewMoveReason.optional(),
    interviewerId: id().optional(),
    wishUnmetReason: WishUnmetReason.optional(),
    participants: distinct(unitId(), 10).optional().describe('Units that join; those who take part already stay.'),
  }),
  rejections: [InterviewUnderWay, UnknownUnit, InterviewerNotCertified, ChildsWishNotMet],
});
