import { z } from 'zod';
import { day, id } from '#kernel';
import { languageCode, unitId } from '#contracts/vocabulary';
import { InterviewPurpose, InterviewTopic, RoomType } from './topics.js';
import { ChildPrefers, SupportPersonTold, WishUnmetReason } from './who-interviews.js';

/** All that is planned for a series of interviews. */
export const plan = {
  seriesId: id(),
  childId: id(),
  caseId: id().optional(),
  leadUnit: unitId(),
  purpose: InterviewPurpose,
  topics: z.array(InterviewTopic).min(1),
  /** Units that watch or add questions, so that they need no interview of their own. */
  participants: z.array(unitId()),
  plannedFor: day(),
  roomType: RoomType,
  /** Whether it will be recorded. */
  recording: z.boolean(),
  /** The leave that this further series uses; absent for the first one of a matter. */
  requestId: id().optional(),
  /** Certified on the day it was planned for; absent where nobody was named yet. */
  interviewerId: id().optional(),
  /** Absent where the child was not asked. */
  childPrefers: ChildPrefers.optional(),
  /** Only where the interviewer is not of the sex that the child prefers. */
  wishUnmetReason: WishUnmetReason.optional(),
  /** In which the child will be spoken to, ISO 639-3. */
  language: languageCode().optional(),
  supportPerson: SupportPersonTold.optional(),
};
