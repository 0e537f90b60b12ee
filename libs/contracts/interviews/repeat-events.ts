import { z } from 'zod';
import { day, event, id, personal, text } from '#kernel';
import { fileNumber, unitId } from '#contracts/vocabulary';
import { FoundReason, InterviewTopic, RepeatReason, WayForward } from './topics.js';

const example = {
  requestId: '0d9c1a64-53f1-5a0e-8c2b-6f7e8d9c0b1a',
  childId: '3f0e8f7a-2b1c-5d4e-8f9a-0b1c2d3e4f5a',
  caseId: '5b0c1f6e-7a61-5c3b-9b0e-2f4d8a6c1e77',
  seriesId: 'c4a1d2e3-5f60-5718-92a3-b4c5d6e7f809',
};

const request = {
  requestId: id(),
  childId: id(),
  caseId: id().optional(),
  /** The series there is already on this matter. */
  seriesId: id(),
  requestedBy: unitId(),
  reason: RepeatReason,
  topics: z.array(InterviewTopic).min(1),
};
const note = personal('interview-summary', 'childId', text(1000)).optional();
const seen = ['requestId', 'seriesId', 'topics'] as const;

export const InterviewRepeatRequested = event({
  type: 'interviews.InterviewRepeatRequested',
  version: 3,
  about: 'interview-summary',
  milestone: 'Second interview asked for',
  partial: seen,
  // Heard by the policy that reminds of it.
  published: true,
  data: z.object({
    ...request,
    /** Units that have to agree, none of them the one that asks. */
    deciders: z.array(unitId()).min(1),
    /** UTC; absent in requests of before there was one. */
    answerDueAt: z.iso.datetime().optional(),
    note,
  }),
  upcasts: { 1: (old) => old, 2: (old) => old },
  sample: { ...example, requestedBy: 'ahtjp-17', reason: 'NEW_SUSPECT', topics: ['WHO_WAS_INVOLVED'], deciders: ['dosvy-17', 'court-17'], answerDueAt: '2026-03-05T02:05:00Z', note: 'កំណត់ចំណាំគំរូ' },
});

/** One of those who have to agree does; another is still waited for. */
export const InterviewRepeatAgreed = event({
  type: 'interviews.InterviewRepeatAgreed',
  version: 1,
  about: 'interview-summary',
  milestone: 'Second interview agreed to by one of two',
  partial: ['requestId', 'seriesId'],
  published: false,
  data: z.object({ requestId: id(), childId: id(), seriesId: id(), agreedBy: unitId(), note }),
  sample: { requestId: example.requestId, childId: example.childId, seriesId: example.seriesId, agreedBy: 'dosvy-17' },
});

/** Those who decide were reminded that the time for their answer is over. */
export const InterviewRepeatReminded = event({
  type: 'interviews.InterviewRepeatReminded',
  version: 1,
  about: 'interview-summary',
  milestone: 'Reminded of a second interview that waits for its answer',
  partial: ['requestId', 'seriesId'],
  published: false,
  data: z.object({
    requestId: id(),
    childId: id(),
    seriesId: id(),
    /** Units that have not decided. */
    waitingFor: z.array(unitId()).min(1),
  }),
  sample: { requestId: example.requestId, childId: example.childId, seriesId: example.seriesId, waitingFor: ['court-17'] },
});

/** Leave for exactly one further series, on these topics and no others. */
export const InterviewRepeatAuthorised = event({
  type: 'interviews.InterviewRepeatAuthorised',
  version: 1,
  about: 'interview-summary',
  milestone: 'Second interview authorised',
  partial: seen,
  published: false,
  data: z.object({
    ...request,
    authorisedBy: z.array(unitId()).min(1),
    /** The court's number of its order; where the reason is one. */
    orderNumber: fileNumber().optional(),
    note,
  }),
  sample: { ...example, requestedBy: 'ahtjp-17', reason: 'NEW_SUSPECT', topics: ['WHO_WAS_INVOLVED'], authorisedBy: ['dosvy-17', 'court-17'] },
});

export const InterviewRepeatRefused = event({
  type: 'interviews.InterviewRepeatRefused',
  version: 1,
  about: 'interview-summary',
  milestone: 'Second interview refused',
  partial: seen,
  published: false,
  data: z.object({ ...request, refusedBy: unitId(), note }),
  sample: { ...example, requestedBy: 'ahtjp-17', reason: 'DEFENCE_QUESTION', topics: ['TRANSPORT'], refusedBy: 'court-17', note: 'កំណត់ចំណាំគំរូ' },
});

/** Not a second interview but what is there already: by the rule itself, or by those who decide. */
export const InterviewRepeatRedirected = event({
  type: 'interviews.InterviewRepeatRedirected',
  version: 1,
  about: 'interview-summary',
  milestone: 'Second interview not needed',
  partial: [...seen, 'waysForward'],
  published: false,
  data: z.object({
    ...request,
    leadUnit: unitId(),
    waysForward: z.array(WayForward).min(1),
    /** Who decided so; absent where the rule leaves nothing to decide. */
    redirectedBy: unitId().optional(),
    note,
  }),
  sample: { ...example, requestedBy: 'ahtjp-17', reason: 'NOT_DETAILED', topics: ['TRANSPORT'], leadUnit: 'ahtjp-17', waysForward: ['VIEW_RECORDING', 'SEND_QUESTIONS'] },
});

/** A second interview that was held without leave, as it came to light afterwards. */
export const InterviewRepeatFound = event({
  type: 'interviews.InterviewRepeatFound',
  version: 1,
  about: 'interview-summary',
  milestone: 'Second interview found afterwards',
  partial: ['seriesId', 'topics'],
  published: false,
  data: z.object({
    childId: id(),
    caseId: id().optional(),
    seriesId: id(),
    /** Unit that held it; absent where it is no unit of the directory. */
    heldBy: unitId().optional(),
    heldOn: day(),
    topics: z.array(InterviewTopic),
    reason: FoundReason,
    note,
  }),
  sample: {
    childId: example.childId, seriesId: example.seriesId, heldBy: 'police-1710', heldOn: '2026-03-09', topics: ['WHAT_HAPPENED'], reason: 'UNAWARE_OF_EARLIER',
  },
});
