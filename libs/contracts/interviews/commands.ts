import { z } from 'zod';
import { command, day, id, rejection, text } from '#kernel';
import { distinct, languageCode, Sex, unitId, UnknownUnit } from '#contracts/vocabulary';
import { InterviewPurpose, InterviewTopic, RoomType, SafetyTopic, WayForward } from './topics.js';
import * as who from './who-interviews.js';

export const SeriesAlreadyExists = rejection({
  name: 'SeriesAlreadyExists',
  message:
    'The child is being, or was, interviewed on this matter, and should tell it once. Take one of the ways forward with the lead unit, or give your reason in a request for a second interview; nothing was recorded.',
  fields: z.object({ seriesId: id(), leadUnit: unitId(), waysForward: z.array(WayForward) }),
});

export const TopicsNotAuthorised = rejection({
  name: 'TopicsNotAuthorised',
  message: 'The leave for a further series names other topics. Plan it on those and on no others; nothing was recorded.',
  fields: z.object({ topics: z.array(InterviewTopic) }),
});

export const SeriesUnknown = rejection({
  name: 'SeriesUnknown',
  message: 'This child has no such interview series. Look the series up in the timeline, or plan one first; nothing was recorded.',
  fields: z.object({}),
});

export const FullInterviewNotAtThisLevel = rejection({
  name: 'FullInterviewNotAtThisLevel',
  message:
    'A district post does not interview children. Record the minimal facts that keep the child safe, and ask the provincial AHTJP to hold the interview or to let you join; nothing was recorded.',
  fields: z.object({}),
});

export const NotInThisInterview = rejection({
  name: 'NotInThisInterview',
  message:
    'The unit named here leads this interview, and yours has no part in it. Have yours added to those who take part; where the child was asked all the same, record that second telling as a repeat that was found. Nothing was recorded.',
  fields: z.object({ leadUnit: unitId() }),
});

const stream = { category: 'interviews', id: 'childId' } as const;

export const PlanInterviewSeries = command({
  name: 'PlanInterviewSeries',
  context: 'interviews',
  service: 'police',
  help: 'Plan the one interview series of a child on a matter, with all who need to hear it.',
  stream,
  input: z.object({
    childId: id(),
    caseId: id().optional(),
    purpose: InterviewPurpose,
    topics: distinct(InterviewTopic, 14),
    participants: distinct(unitId(), 10, 0),
    plannedFor: day(),
    roomType: RoomType,
    recording: z.boolean(),
    interviewerId: id().optional(),
    childPrefers: who.ChildPrefers.optional(),
    wishUnmetReason: who.WishUnmetReason.optional(),
    language: languageCode().optional(),
    supportPerson: who.SupportPerson.optional(),
  }),
  rejections: [
    FullInterviewNotAtThisLevel, SeriesAlreadyExists, TopicsNotAuthorised, UnknownUnit,
    who.InterviewerNotCertified, who.ChildsWishNotMet, who.SupportPersonNotAllowed,
  ],
});

export const HoldInterviewSession = command({
  name: 'HoldInterviewSession',
  context: 'interviews',
  service: 'police',
  help: 'Record a session of a planned series: where, with whom, and what was covered.',
  stream,
  input: z.object({
    childId: id(),
    seriesId: id(),
    interviewerId: id().optional().describe(who.whoHeldIt),
    interviewerSex: Sex.optional().describe(who.whoHeldIt),
    uncertifiedReason: who.UncertifiedReason.optional(),
    changeReason: who.InterviewerChangeReason.optional(),
    wishUnmetReason: who.WishUnmetReason.optional(),
    roomType: RoomType,
    doorClosed: z.boolean(),
    interruptions: z.number().int().min(0, 'cannot be less than none').max(100, 'is too many to be true'),
    peoplePresent: z.number().int().min(1, 'counts the interviewer too').max(50, 'is too many to be true'),
    topicsCovered: distinct(InterviewTopic, 14, 0),
    supportPerson: who.SupportPerson.optional(),
    recorded: z.boolean(),
    summary: text(8000).optional(),
    childWantsKnown: text(2000).optional(),
    viewsAsked: z.boolean(),
  }),
  rejections: [
    FullInterviewNotAtThisLevel, SeriesUnknown, NotInThisInterview,
    who.InterviewerNotCertified, who.AnotherInterviewer, who.ChildsWishNotMet, who.SupportPersonNotAllowed,
  ],
});

export const RecordMinimalFacts = command({
  name: 'RecordMinimalFacts',
  context: 'interviews',
  service: 'police',
  help: 'Record what had to be asked at once to keep the child safe; it is no interview.',
  stream,
  input: z.object({
    childId: id(),
    caseId: id().optional(),
    facts: z
      .array(z.object({ topic: SafetyTopic, answer: text(500) }))
      .min(1, 'is empty: name at least one')
      .max(6, 'is too long: 6 at most, anything more is an interview')
      .refine((list) => new Set(list.map(({ topic }) => topic)).size === list.length, 'asks a topic twice'),
  }),
  rejections: [],
});
