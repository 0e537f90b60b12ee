import { z } from 'zod';

export const InterviewPurpose = z.enum(['INVESTIGATION', 'COURT', 'CARE']);
export const RoomType = z.enum(['CHILD_FRIENDLY_ROOM', 'OWN_ROOM', 'OFFICE', 'HOME', 'OTHER']);

/** What an interview is about: a closed list, so that the next agency can see what need not be asked again. */
export const InterviewTopic = z.enum([
  'WHAT_HAPPENED',
  'WHO_WAS_INVOLVED',
  'WHEN_AND_WHERE',
  'RECRUITMENT',
  'TRANSPORT',
  'EXPLOITATION',
  'VIOLENCE_OR_THREATS',
  'MONEY_OR_DEBT',
  'OTHER_CHILDREN',
  'EARLIER_HARM',
  'AGE_AND_IDENTITY',
  'FAMILY_AND_HOME',
  'HEALTH_AND_NEEDS',
  'WISHES_AND_FEARS',
]);

/** All that a first responder may ask: what keeps a child safe in the next hours. */
export const SafetyTopic = z.enum([
  'IMMEDIATE_DANGER',
  'INJURY_OR_ILLNESS',
  'WHO_MAY_CARE_TONIGHT',
  'WHERE_IS_THE_SUSPECT',
  'OTHER_CHILDREN_IN_DANGER',
  'NAME_AND_AGE',
]);

/** What is open to someone who wanted to interview a child again. */
export const WayForward = z.enum(['VIEW_RECORDING', 'READ_SUMMARY', 'SEND_QUESTIONS', 'JOIN_PLANNED_SESSION']);
