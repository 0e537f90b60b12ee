import { z } from 'zod';
import { day, event, id } from '#kernel';
import { ChargeRole, fileNumber, offenceCode, unitId } from '#contracts/vocabulary';

export const VerdictOutcome = z.enum(['CONVICTION', 'ACQUITTAL']);

const example = {
  proceedingId: 'e2b7c9d1-0f34-5a56-b789-c0d1e2f3a4b5',
  chargeId: 'f3c8d0e2-1a45-5b67-8890-d1e2f3a4b5c6',
};

export const ComplaintReceived = event({
  type: 'court.ComplaintReceived',
  version: 1,
  about: 'charges',
  milestone: 'Complaint received by the court',
  published: true,
  data: z.object({
    proceedingId: id(),
    childIds: z.array(id()).min(1).max(20),
    caseId: id().optional(),
    courtCaseNumber: fileNumber(),
    /** Number of the police dossier it came with, by which police and court figures are reconciled. */
    dossierNumber: fileNumber().optional(),
  }),
  sample: {
    proceedingId: example.proceedingId,
    childIds: ['3f0e8f7a-2b1c-5d4e-8f9a-0b1c2d3e4f5a'],
    caseId: '5b0c1f6e-7a61-5c3b-9b0e-2f4d8a6c1e77',
    courtCaseNumber: 'SR-2026-114',
    dossierNumber: '17/2026/031',
  },
});

export const ChargeLaid = event({
  type: 'court.ChargeLaid',
  version: 1,
  about: 'charges',
  milestone: 'Charge laid',
  partial: ['offenceCode', 'role'],
  published: false,
  data: z.object({
    proceedingId: id(),
    chargeId: id(),
    offenceCode: offenceCode(),
    role: ChargeRole,
    suspectId: id().optional(),
  }),
  sample: { ...example, offenceCode: 'TIPSE-34', role: 'PRINCIPAL', suspectId: '1c7e3b5a-6d2f-5b90-8e4c-7a9b0d1f2c33' },
});

export const VerdictGiven = event({
  type: 'court.VerdictGiven',
  version: 1,
  about: 'charges',
  milestone: 'Verdict given',
  partial: ['offenceCode'],
  published: true,
  data: z.object({
    proceedingId: id(),
    chargeId: id(),
    outcome: VerdictOutcome,
    /** The offence the verdict is on: the one charged, where the court found no other. */
    offenceCode: offenceCode(),
    sentenceMonths: z.number().int().min(0).optional(),
    /** Compensation awarded to the civil parties, in riel. */
    compensationRiel: z.number().int().min(0).optional(),
  }),
  sample: { ...example, outcome: 'CONVICTION', offenceCode: 'TIPSE-43', sentenceMonths: 36, compensationRiel: 20_000_000 },
});

export const SummonsIssued = event({
  type: 'court.SummonsIssued',
  version: 1,
  about: 'charges',
  milestone: 'Child summoned to court',
  partial: ['hearingOn'],
  published: true,
  data: z.object({
    proceedingId: id(),
    summonsId: id(),
    childId: id(),
    courtUnit: unitId(),
    /** Day on which the child is to be heard. */
    hearingOn: day(),
  }),
  sample: {
    proceedingId: example.proceedingId,
    summonsId: '0b8f1d5a-4c6e-5f70-8a92-b3c4d5e6f708',
    childId: '3f0e8f7a-2b1c-5d4e-8f9a-0b1c2d3e4f5a',
    courtUnit: 'court-17',
    hearingOn: '2026-06-15',
  },
});
