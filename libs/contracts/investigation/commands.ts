import { z } from 'zod';
import { command, id, rejection, text } from '#kernel';
import {
  Concern, distinct, districtCode, fileNumber, offenceCode, Relation, Sex, unitId, UnknownOffence, UnknownUnit,
} from '#contracts/vocabulary';
import { AllegedOffence, Channel } from './events.js';

export const ChildNotInCase = rejection({
  name: 'ChildNotInCase',
  message: 'This child is not in the case. Choose one of its children, or open a case for this child; nothing was recorded.',
  fields: z.object({}),
});

export const CaseAlreadyReferredToCourt = rejection({
  name: 'CaseAlreadyReferredToCourt',
  message: 'The case was referred to court before. Charges are now the court’s to add; nothing was recorded.',
  fields: z.object({ courtUnit: unitId() }),
});

/** Charges of one incident: counted by its one principal offence, whatever the number of others. */
const offences = (min: 0 | 1) =>
  z
    .array(AllegedOffence)
    .min(min, 'is empty: name at least the principal offence')
    .max(20)
    .refine((list) => new Set(list.map(({ code }) => code)).size === list.length, 'names an offence twice')
    .refine((list) => list.length === 0 || list.filter(({ role }) => role === 'PRINCIPAL').length === 1, 'needs exactly one principal offence');

export const OpenCase = command({
  name: 'OpenCase',
  context: 'investigation',
  service: 'police',
  help: 'Open a case at the first contact; neither an arrest nor a court referral is needed.',
  stream: { category: 'case', id: 'new' },
  input: z.object({
    childIds: distinct(id(), 20),
    districtCode: districtCode(),
    channel: Channel,
    concerns: distinct(Concern, Concern.options.length),
    offences: offences(0),
    reporter: z.object({ relation: Relation, name: text(200).optional(), phone: text(40).optional() }).optional(),
  }),
  rejections: [UnknownOffence],
});

const stream = { category: 'case', id: 'caseId' } as const;

export const RecordRescue = command({
  name: 'RecordRescue',
  context: 'investigation',
  service: 'police',
  help: 'Say that a child of the case was brought to safety, and where.',
  stream,
  input: z.object({ caseId: id(), childId: id(), districtCode: districtCode(), circumstances: text(4000).optional() }),
  rejections: [ChildNotInCase],
});

export const RecordArrest = command({
  name: 'RecordArrest',
  context: 'investigation',
  service: 'police',
  help: 'Say that a suspect was arrested, and whether the child was kept apart on the way.',
  stream,
  input: z.object({
    caseId: id(),
    suspect: z.object({
      sex: Sex,
      ageYears: z.number().int().min(0, 'is not an age').max(120, 'is not an age').optional(),
      name: text(200).optional(),
      relationToChild: Relation.optional(),
    }),
    offenceCodes: distinct(offenceCode(), 20),
    separateTransport: z.boolean(),
  }),
  rejections: [UnknownOffence],
});

export const ReferCaseToCourt = command({
  name: 'ReferCaseToCourt',
  context: 'investigation',
  service: 'police',
  help: 'Hand the dossier to a court, with the offences that it alleges.',
  stream,
  input: z.object({ caseId: id(), courtUnit: unitId(), dossierNumber: fileNumber(), offences: offences(1) }),
  rejections: [CaseAlreadyReferredToCourt, UnknownUnit, UnknownOffence],
});
