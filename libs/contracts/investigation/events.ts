import { z } from 'zod';
import { event, id, personal, restricted, text } from '#kernel';
import { ChargeRole, Concern, districtCode, fileNumber, offenceCode, Relation, Sex, unitId } from '#contracts/vocabulary';

/** How the first word of it came; police figures of hotline calls count HOTLINE only. */
export const Channel = z.enum(['HOTLINE', 'PERSONAL_PHONE', 'WALK_IN', 'PARTNER_DIRECT', 'PATROL', 'OTHER']);

export const AllegedOffence = z.object({ code: offenceCode(), role: ChargeRole });

/** Under eighteen years: the record of a suspect of that age has its own access rule. */
export const isJuvenile = (ageYears: number | undefined): boolean => ageYears !== undefined && ageYears < 18;

const example = {
  caseId: '5b0c1f6e-7a61-5c3b-9b0e-2f4d8a6c1e77',
  childId: '3f0e8f7a-2b1c-5d4e-8f9a-0b1c2d3e4f5a',
};

export const CaseOpened = event({
  type: 'investigation.CaseOpened',
  version: 1,
  about: 'child-identity',
  milestone: 'Case opened',
  partial: ['caseId', 'districtCode', 'channel', 'concerns', 'offences', 'reporter.relation'],
  published: true,
  data: z.object({
    caseId: id(),
    childIds: z.array(id()).min(1).max(20),
    districtCode: districtCode(),
    channel: Channel,
    concerns: z.array(Concern).min(1),
    offences: restricted('charges', z.array(AllegedOffence)),
    reporter: restricted(
      'reporter-identity',
      z.object({
        reporterId: id(),
        relation: Relation,
        name: personal('reporter-identity', 'reporterId', text(200)).optional(),
        phone: personal('reporter-identity', 'reporterId', text(40)).optional(),
      }),
    ).optional(),
  }),
  sample: {
    caseId: example.caseId,
    childIds: [example.childId],
    districtCode: '1710',
    channel: 'HOTLINE',
    concerns: ['TRAFFICKING'],
    offences: [
      { code: 'TIPSE-34', role: 'PRINCIPAL' },
      { code: 'TIPSE-42', role: 'ALTERNATIVE' },
    ],
    reporter: { reporterId: '9d1c6a2b-4e0f-5f8a-a2b7-3c5e7f9a1b20', relation: 'NEIGHBOUR', name: 'សុខ សាន', phone: '+855 00 000 001' },
  },
});

export const ChildRescued = event({
  type: 'investigation.ChildRescued',
  version: 1,
  about: 'child-identity',
  milestone: 'Child rescued',
  partial: ['caseId', 'districtCode'],
  published: true,
  data: z.object({
    caseId: id(),
    childId: id(),
    districtCode: districtCode(),
    circumstances: personal('interview-summary', 'childId', text(4000)).optional(),
  }),
  sample: { ...example, districtCode: '1710', circumstances: 'រកឃើញក្នុងផ្ទះសំណាក់' },
});

export const SuspectArrested = event({
  type: 'investigation.SuspectArrested',
  version: 2,
  about: ({ ageYears }) => (isJuvenile(ageYears) ? 'juvenile-suspect' : 'charges'),
  milestone: 'Suspect arrested',
  partial: ['caseId', 'offenceCodes'],
  published: false,
  data: z.object({
    caseId: id(),
    suspectId: id(),
    sex: Sex,
    ageYears: z.number().int().min(0).max(120).optional(),
    offenceCodes: z.array(offenceCode()),
    /** Whether suspect and child were driven apart from each other. */
    separateTransport: z.boolean(),
    /** What the suspect is to the child, or to one of several; absent where it is not known. */
    relationToChild: Relation.optional(),
    suspectName: personal('charges', 'suspectId', text(200)).optional(),
    juvenileName: personal('juvenile-suspect', 'suspectId', text(200)).optional(),
  }),
  upcasts: { 1: (old) => old },
  sample: {
    caseId: example.caseId,
    suspectId: '1c7e3b5a-6d2f-5b90-8e4c-7a9b0d1f2c33',
    sex: 'MALE',
    ageYears: 44,
    offenceCodes: ['TIPSE-34'],
    separateTransport: true,
    relationToChild: 'NEIGHBOUR',
    suspectName: 'ជន គំរូ',
  },
});

export const CaseReferredToCourt = event({
  type: 'investigation.CaseReferredToCourt',
  version: 1,
  about: 'charges',
  milestone: 'Case referred to court',
  partial: ['caseId', 'courtUnit', 'offences'],
  published: true,
  data: z.object({ caseId: id(), courtUnit: unitId(), dossierNumber: fileNumber(), offences: z.array(AllegedOffence).min(1) }),
  sample: {
    caseId: example.caseId,
    courtUnit: 'court-17',
    dossierNumber: '17/2026/031',
    offences: [{ code: 'TIPSE-34', role: 'PRINCIPAL' }],
  },
});
