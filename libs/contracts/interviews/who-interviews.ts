import { z } from 'zod';
import { id, rejection } from '#kernel';
import { Relation, unitId } from '#contracts/vocabulary';

/** By whom the child would rather be interviewed, as it says itself. */
export const ChildPrefers = z.enum(['FEMALE', 'MALE', 'NO_PREFERENCE']);

/** Why the interviewer is not of the sex that the child prefers. */
export const WishUnmetReason = z.enum(['NOBODY_CERTIFIED', 'LANGUAGE', 'CANNOT_WAIT', 'CHILD_AGREED']);

/** Why somebody without a certificate held a session all the same. */
export const UncertifiedReason = z.enum(['NOBODY_CERTIFIED', 'COULD_NOT_WAIT', 'RENEWAL_UNDER_WAY', 'OVERSIGHT']);

/** Why the child had to get used to somebody else. */
export const InterviewerChangeReason = z.enum(['CHILD_ASKED', 'ILLNESS', 'TRANSFER', 'CERTIFICATE_ENDED', 'OTHER']);

/** How to say who held a session, for the two fields that tell it together. */
export const whoHeldIt =
  'Name the interviewer; or tell only the sex, of somebody outside the register; or leave both out, where it was whom the child knows from the last session, or else the one planned.';

/** The adult at the child's side. Whether they live with a suspect is asked every time. */
export const SupportPerson = z.object({ relation: Relation, livesWithSuspect: z.boolean(), chosenByChild: z.boolean() });

/** The same as events tell it; of what was recorded before it was asked, only the relation is known. */
export const SupportPersonTold = z.object({ relation: Relation, livesWithSuspect: z.boolean().optional(), chosenByChild: z.boolean().optional() });

/** Somebody who could do it without a reason; absent where the register has nobody. */
const deputy = { deputyId: id().optional(), deputyUnit: unitId().optional() };

export const InterviewerNotCertified = rejection({
  name: 'InterviewerNotCertified',
  message:
    'This interviewer holds no certificate for that day. Plan with the deputy named here or with another who does; where the session was held already, say why. Nothing was recorded.',
  fields: z.object({ interviewerId: id(), ...deputy }),
});

export const ChildsWishNotMet = rejection({
  name: 'ChildsWishNotMet',
  message:
    'The child would rather speak to somebody else. Plan with the deputy named here or with another who meets its wish, or say why that cannot be; where the session was held already, say why. Nothing was recorded.',
  fields: z.object({ childPrefers: ChildPrefers, ...deputy }),
});

export const AnotherInterviewer = rejection({
  name: 'AnotherInterviewer',
  message: 'The child knows the interviewer named here from its last session. Go on with the same one, or say why it had to be another; nothing was recorded.',
  fields: z.object({ interviewerId: id() }),
});

/** Says nothing of any suspect: those who plan need not know of one. */
export const SupportPersonNotAllowed = rejection({
  name: 'SupportPersonNotAllowed',
  message:
    'This adult cannot be at the child’s side in an interview. Ask the child for another adult it trusts, or have social affairs send somebody; nothing was recorded.',
  fields: z.object({}),
});
