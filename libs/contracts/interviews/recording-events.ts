import { z } from 'zod';
import { day, event, id, personal, text } from '#kernel';
import { unitId } from '#contracts/vocabulary';
import { RecordingKind, ViewingPurpose } from './topics.js';

const ids = {
  recordingId: '6e1f2a3b-4c5d-5e6f-8a7b-9c0d1e2f3a4b',
  childId: '3f0e8f7a-2b1c-5d4e-8f9a-0b1c2d3e4f5a',
  caseId: '5b0c1f6e-7a61-5c3b-9b0e-2f4d8a6c1e77',
  seriesId: 'c4a1d2e3-5f60-5718-92a3-b4c5d6e7f809',
};
const recording = { recordingId: id(), childId: id(), caseId: id().optional(), seriesId: id() };

/** SHA-256 of the file, 64 hexadecimal digits, lower case. */
export const sha256 = () => z.string().regex(/^[0-9a-f]{64}$/, 'is not a SHA-256: 64 hexadecimal digits in lower case');

const sampleHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** The recording itself stays with its keeper; here are its hash and who answers for it. */
export const RecordingDeposited = event({
  type: 'interviews.RecordingDeposited',
  version: 1,
  about: 'interview-recording',
  milestone: 'Interview recording deposited',
  published: false,
  data: z.object({
    ...recording,
    kind: RecordingKind,
    minutes: z.number().int().min(1),
    sha256: sha256(),
    custodian: unitId(),
    /** Where it is kept. */
    place: personal('interview-recording', 'childId', text(300)).optional(),
  }),
  sample: { ...ids, kind: 'VIDEO', minutes: 42, sha256: sampleHash, custodian: 'ahtjp-17', place: 'ទូសុវត្ថិភាពគំរូ' },
});

/** From one keeper to the next, the hash taken anew and found the same. */
export const RecordingHandedOver = event({
  type: 'interviews.RecordingHandedOver',
  version: 1,
  about: 'interview-recording',
  milestone: 'Interview recording handed over',
  published: false,
  data: z.object({
    ...recording,
    custodian: unitId(),
    sha256: sha256(),
    place: personal('interview-recording', 'childId', text(300)).optional(),
  }),
  sample: { ...ids, custodian: 'court-17', sha256: sampleHash, place: 'បន្ទប់ភស្តុតាងគំរូ' },
});

/** Open to one unit, for one purpose, up to and including a day. */
export const RecordingReleased = event({
  type: 'interviews.RecordingReleased',
  version: 1,
  about: 'interview-recording',
  milestone: 'Interview recording released',
  published: false,
  data: z.object({ ...recording, toUnit: unitId(), purpose: ViewingPurpose, until: day() }),
  sample: { ...ids, toUnit: 'police-1710', purpose: 'INVESTIGATION', until: '2026-04-30' },
});

export const RecordingViewed = event({
  type: 'interviews.RecordingViewed',
  version: 1,
  about: 'interview-recording',
  milestone: 'Interview recording viewed',
  published: false,
  data: z.object({ ...recording, purpose: ViewingPurpose }),
  sample: { ...ids, purpose: 'INVESTIGATION' },
});
