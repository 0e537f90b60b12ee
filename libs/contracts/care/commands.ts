import { z } from 'zod';
import { command, id, text } from '#kernel';
import { districtCode, Relation, unitId, UnknownUnit } from '#contracts/vocabulary';
import { ChildViewsInput, MissedReason, PlacementEndReason, PlacementKind, Visit, VisitFinding } from './codes.js';
import * as refusals from './rejections.js';

const stream = { category: 'care', id: 'childId' } as const;

export const StartPlacement = command({
  name: 'StartPlacement',
  context: 'care',
  service: 'dosvy',
  help: 'Place a child in a family or a shelter, after asking the child; only you and the provider see the address.',
  stream,
  input: z.object({
    childId: id(),
    kind: PlacementKind,
    providerUnit: unitId().optional(),
    address: text(500),
    voluntaryStay: z.boolean(),
    childViews: ChildViewsInput,
  }),
  rejections: [refusals.PlacementAlreadyOpen, refusals.ChildViewsMissing, refusals.VoluntaryStayMissing, UnknownUnit],
});

export const EndPlacement = command({
  name: 'EndPlacement',
  context: 'care',
  service: 'dosvy',
  help: 'Say that the child left a placement, and why.',
  stream,
  input: z.object({ childId: id(), reason: PlacementEndReason }),
  rejections: [refusals.NoPlacementOpen],
});

export const RecordFamilyTraced = command({
  name: 'RecordFamilyTraced',
  context: 'care',
  service: 'dosvy',
  help: 'Say that a family of the child was found, and in which district.',
  stream,
  input: z.object({ childId: id(), relation: Relation, districtCode: districtCode(), whereabouts: text(500).optional() }),
  rejections: [],
});

export const RecordFamilyAssessed = command({
  name: 'RecordFamilyAssessed',
  context: 'care',
  service: 'dosvy',
  help: 'Say whether the child would be safe with a family.',
  stream,
  input: z.object({ childId: id(), relation: Relation, safe: z.boolean(), note: text(4000).optional() }),
  rejections: [],
});

export const StartReintegration = command({
  name: 'StartReintegration',
  context: 'care',
  service: 'dosvy',
  help: 'Let the child go home: sets the follow-up visits of the next twelve months and who owes them.',
  stream,
  input: z.object({
    childId: id(),
    relation: Relation,
    districtCode: districtCode(),
    ownerUnit: unitId(),
    childViews: ChildViewsInput,
    alternative: text(4000).optional(),
  }),
  rejections: [
    refusals.ReintegrationAlreadyStarted,
    refusals.ChildViewsMissing,
    refusals.FamilyNotTraced,
    refusals.FamilyNotAssessed,
    refusals.FamilyNotSafe,
    UnknownUnit,
  ],
});

export const RecordFollowUpVisit = command({
  name: 'RecordFollowUpVisit',
  context: 'care',
  service: 'dosvy',
  help: 'Record a visit to a child who went home, and what you found.',
  stream,
  input: z.object({ childId: id(), visit: Visit, finding: VisitFinding, note: text(4000).optional() }),
  rejections: [refusals.ReintegrationNotStarted, refusals.VisitAlreadyDone, refusals.VisitBeforeReintegration],
});

export const RecordFollowUpMissed = command({
  name: 'RecordFollowUpMissed',
  context: 'care',
  service: 'dosvy',
  help: 'Say that a due visit was not made, and why; it can still be made later.',
  stream,
  input: z.object({ childId: id(), visit: Visit, reason: MissedReason }),
  rejections: [refusals.ReintegrationNotStarted, refusals.VisitNotDue, refusals.VisitAlreadyDone, refusals.VisitAlreadyMissed],
});

export const NoteFollowUpOverdue = command({
  name: 'NoteFollowUpOverdue',
  context: 'care',
  service: 'dosvy',
  by: 'policy',
  help: 'Say that a follow-up visit was not made long after it was due.',
  stream,
  input: z.object({ childId: id(), visit: Visit }),
  rejections: [refusals.ReintegrationNotStarted, refusals.VisitAlreadyDone, refusals.VisitAlreadyOverdue, refusals.VisitNotOverdue],
});
