import { z } from 'zod';
import { command, day, id, rejection } from '#kernel';
import { ChargeRole, distinct, fileNumber, offenceCode, UnknownOffence } from '#contracts/vocabulary';
import { VerdictOutcome } from './events.js';

export const ChargeUnknown = rejection({
  name: 'ChargeUnknown',
  message: 'This proceeding has no such charge. Choose one of its charges, or lay the charge first; nothing was recorded.',
  fields: z.object({}),
});

export const VerdictAlreadyGiven = rejection({
  name: 'VerdictAlreadyGiven',
  message: 'A verdict on this charge is on record. Look at it in the timeline; nothing was recorded.',
  fields: z.object({ outcome: VerdictOutcome }),
});

export const SentenceWithoutConviction = rejection({
  name: 'SentenceWithoutConviction',
  message: 'Only a conviction carries a sentence. Leave the sentence out or correct the outcome; nothing was recorded.',
  fields: z.object({}),
});

export const ChildNotInProceeding = rejection({
  name: 'ChildNotInProceeding',
  message: 'This child is not in the proceeding. Choose one of its children; nothing was recorded.',
  fields: z.object({}),
});

export const HearingBeforeSummons = rejection({
  name: 'HearingBeforeSummons',
  message: 'Nobody is summoned to a hearing that is over. Correct the day of the hearing or of the summons; nothing was recorded.',
  fields: z.object({}),
});

export const SummonsAlreadyIssued = rejection({
  name: 'SummonsAlreadyIssued',
  message: 'The child was summoned for that day before. Nothing was recorded.',
  fields: z.object({ hearingOn: day() }),
});

export const ReceiveComplaint = command({
  name: 'ReceiveComplaint',
  context: 'court',
  service: 'court',
  help: 'Register a complaint at your court, with the numbers by which it can be found again.',
  stream: { category: 'proceeding', id: 'new' },
  input: z.object({
    childIds: distinct(id(), 20),
    caseId: id().optional(),
    courtCaseNumber: fileNumber(),
    dossierNumber: fileNumber().optional(),
  }),
  rejections: [],
});

const stream = { category: 'proceeding', id: 'proceedingId' } as const;

export const LayCharge = command({
  name: 'LayCharge',
  context: 'court',
  service: 'court',
  help: 'Record a charge; alternative charges belong to the same proceeding, not to a new one.',
  stream,
  input: z.object({ proceedingId: id(), offenceCode: offenceCode(), role: ChargeRole, suspectId: id().optional() }),
  rejections: [UnknownOffence],
});

export const GiveVerdict = command({
  name: 'GiveVerdict',
  context: 'court',
  service: 'court',
  help: 'Record the verdict on a charge, the sentence in months and compensation in riel.',
  stream,
  input: z.object({
    proceedingId: id(),
    chargeId: id(),
    outcome: VerdictOutcome,
    offenceCode: offenceCode().optional(),
    sentenceMonths: z.number().int().min(0, 'is not a number of months').max(1200, 'is longer than a life').optional(),
    compensationRiel: z.number().int().min(0, 'is not an amount').max(1_000_000_000_000, 'is not an amount in riel').optional(),
  }),
  rejections: [ChargeUnknown, VerdictAlreadyGiven, UnknownOffence, SentenceWithoutConviction],
});

export const IssueSummons = command({
  name: 'IssueSummons',
  context: 'court',
  service: 'court',
  help: 'Summon a child to a hearing; social affairs is asked to prepare and accompany the child.',
  stream,
  input: z.object({ proceedingId: id(), childId: id(), hearingOn: day() }),
  rejections: [ChildNotInProceeding, HearingBeforeSummons, SummonsAlreadyIssued],
});
