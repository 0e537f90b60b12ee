import { z } from 'zod';
import { command, day, id, rejection } from '#kernel';
import { distinct, unitId, UnknownUnit } from '#contracts/vocabulary';
import { CallOffReason, ContactKind, ContactTime, DespiteReason } from './codes.js';

/** What is told of another's contact to whom it stands in the way: never what it is for. */
export const ClashingContact = z.object({ on: day(), time: ContactTime.optional(), unit: unitId() });

export const ContactClash = rejection({
  name: 'ContactClash',
  message:
    'Others have to do with the child at that time or within days of it. Plan one contact together, choose another day, or say by a code why it has to be then; nothing was recorded.',
  fields: z.object({
    clashes: z.array(ClashingContact),
    /** There would be more contacts within some days than the child should have. */
    overload: z.boolean(),
    planJointlyWith: z.array(unitId()),
  }),
});

export const ContactKindNotYours = rejection({
  name: 'ContactKindNotYours',
  message:
    'Your role does not fix this: hearings are the court’s, and a district post does not plan to talk with a child. Ask those whose task it is to plan it with you; nothing was recorded.',
  fields: z.object({ kind: ContactKind }),
});

export const ContactIsOver = rejection({
  name: 'ContactIsOver',
  message: 'This contact was called off, or its day is over. Fix a new one; nothing was recorded.',
  fields: z.object({ on: day() }),
});

const stream = { category: 'contacts', id: 'childId' } as const;

export const FixContact = command({
  name: 'FixContact',
  context: 'contacts',
  service: 'dosvy',
  help: 'Fix the day of a talk, exam, hearing or visit with a child, for all agencies to plan around.',
  stream,
  input: z.object({
    childId: id(),
    caseId: id().optional(),
    kind: ContactKind,
    on: day(),
    time: ContactTime.optional(),
    withUnits: distinct(unitId(), 10, 0),
    despite: DespiteReason.optional(),
  }),
  rejections: [ContactClash, ContactKindNotYours, UnknownUnit],
});

export const MoveContact = command({
  name: 'MoveContact',
  context: 'contacts',
  service: 'dosvy',
  help: 'Move a contact that your unit has fixed to another day or time.',
  stream,
  input: z.object({ childId: id(), contactId: id(), on: day(), time: ContactTime.optional(), despite: DespiteReason.optional() }),
  rejections: [ContactClash, ContactIsOver],
});

export const CallOffContact = command({
  name: 'CallOffContact',
  context: 'contacts',
  service: 'dosvy',
  help: 'Call off a contact that your unit has fixed, and say why by a code.',
  stream,
  input: z.object({ childId: id(), contactId: id(), reason: CallOffReason }),
  rejections: [ContactIsOver],
});
