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

/** Why a child should be asked a second time. A closed list: whoever has none of these reasons reads, or sends questions. */
export const RepeatReason = z.enum([
  'NEW_ALLEGATION',
  'NEW_SUSPECT',
  'COURT_ORDER',
  'DEFENCE_QUESTION',
  'CHILD_REQUEST',
  'TECHNICAL_FAILURE',
  'PLANNED_SESSION',
  'SAFETY_GAP',
  'NOT_DETAILED',
]);

/** What can be asked for; a court orders by a way of its own. */
export const RequestReason = RepeatReason.exclude(['COURT_ORDER']);

/** Why an interview that nobody gave leave for was held all the same, as far as it is known. */
export const FoundReason = z.enum(['UNAWARE_OF_EARLIER', 'WENT_ON_WITHOUT_ASKING', 'UNKNOWN']);

export const RepeatDecision = z.enum(['AUTHORISE', 'REFUSE', 'REDIRECT']);
export const RepeatAnswer = z.enum(['AGREED', 'AUTHORISED', 'REFUSED', 'REDIRECTED']);

export const RecordingKind = z.enum(['VIDEO', 'SOUND']);

/** What a recording is viewed for, instead of asking the child again. */
export const ViewingPurpose = z.enum(['INVESTIGATION', 'COURT', 'DEFENCE', 'BEFORE_INTERVIEW', 'PEER_REVIEW']);
