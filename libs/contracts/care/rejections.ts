import { z } from 'zod';
import { day, rejection } from '#kernel';
import { unitId } from '#contracts/vocabulary';
import { Visit } from './codes.js';

const none = z.object({});

export const PlacementAlreadyOpen = rejection({
  name: 'PlacementAlreadyOpen',
  message: 'The child is placed already. End that placement first; nothing was recorded.',
  fields: none,
});

export const NoPlacementOpen = rejection({
  name: 'NoPlacementOpen',
  message: 'The child is in no placement that could end. Look at the timeline; nothing was recorded.',
  fields: none,
});

export const ChildViewsMissing = rejection({
  name: 'ChildViewsMissing',
  message: 'Ask the child first and say so; a child may have no view, but must have been asked. Nothing was recorded.',
  fields: none,
});

export const VoluntaryStayMissing = rejection({
  name: 'VoluntaryStayMissing',
  message: 'A child stays in a shelter or institution only if it agrees. Find another placement; nothing was recorded.',
  fields: none,
});

export const FamilyNotTraced = rejection({
  name: 'FamilyNotTraced',
  message: 'This family was not traced. Record the tracing first, or document the alternative; nothing was recorded.',
  fields: none,
});

export const FamilyNotAssessed = rejection({
  name: 'FamilyNotAssessed',
  message: 'This family was not assessed. Record the assessment first, or document the alternative; nothing was recorded.',
  fields: none,
});

export const FamilyNotSafe = rejection({
  name: 'FamilyNotSafe',
  message: 'The last assessment found this family not safe. Find another family, or assess it again; nothing was recorded.',
  fields: none,
});

export const ReintegrationAlreadyStarted = rejection({
  name: 'ReintegrationAlreadyStarted',
  message: 'The child’s reintegration has started before. Record the follow-up visits; nothing was recorded.',
  fields: z.object({ ownerUnit: unitId() }),
});

export const ReintegrationNotStarted = rejection({
  name: 'ReintegrationNotStarted',
  message: 'Follow-up visits belong to a reintegration, and none has started. Record its start first; nothing was recorded.',
  fields: none,
});

export const VisitNotDue = rejection({
  name: 'VisitNotDue',
  message: 'A visit cannot be missed before the day it is due. Nothing was recorded.',
  fields: z.object({ visit: Visit, dueOn: day() }),
});

export const VisitAlreadyDone = rejection({
  name: 'VisitAlreadyDone',
  message: 'This visit is on record as done. Choose the next one; nothing was recorded.',
  fields: z.object({ visit: Visit }),
});

export const VisitAlreadyMissed = rejection({
  name: 'VisitAlreadyMissed',
  message: 'This visit is on record as missed. Record it as done once it was made; nothing was recorded.',
  fields: z.object({ visit: Visit }),
});

export const VisitBeforeReintegration = rejection({
  name: 'VisitBeforeReintegration',
  message: 'A follow-up visit cannot have been made before the child went home. Correct the day; nothing was recorded.',
  fields: z.object({ startedOn: day() }),
});

export const VisitNotOverdue = rejection({
  name: 'VisitNotOverdue',
  message: 'There is still time to make this visit. Nothing was recorded.',
  fields: z.object({ visit: Visit }),
});

export const VisitAlreadyOverdue = rejection({
  name: 'VisitAlreadyOverdue',
  message: 'This visit is on record as overdue. Nothing was recorded.',
  fields: z.object({ visit: Visit }),
});
