import { z } from 'zod';
import { event, id, personal, text } from '#kernel';
import { unitId } from '#contracts/vocabulary';
import { PlacementEndReason, PlacementKind } from './codes.js';

/** The child's answer in its own words, sealed; the event says in the clear that it was asked. */
export const ChildViews = z.object({
  asked: z.boolean(),
  view: personal('case-plan', 'childId', text(4000)).optional(),
});

const example = { childId: '3f0e8f7a-2b1c-5d4e-8f9a-0b1c2d3e4f5a', placementId: 'b6e0f2a4-3c67-5d89-8a12-f3a4b5c6d7e8' };

export const PlacementStarted = event({
  type: 'care.PlacementStarted',
  version: 1,
  about: 'case-plan',
  milestone: 'Placed in care',
  published: true,
  data: z.object({
    childId: id(),
    placementId: id(),
    kind: PlacementKind,
    /** Unit that cares for the child; absent for a family. */
    providerUnit: unitId().optional(),
    address: personal('shelter-address', 'childId', text(500)),
    /** Whether the child agreed to stay. */
    voluntaryStay: z.boolean(),
    childViews: ChildViews,
  }),
  sample: {
    ...example,
    kind: 'TRANSITIONAL_SHELTER',
    providerUnit: 'ngo-a',
    address: 'អាសយដ្ឋានគំរូ',
    voluntaryStay: true,
    childViews: { asked: true, view: 'ចង់នៅជិតសាលា' },
  },
});

export const PlacementEnded = event({
  type: 'care.PlacementEnded',
  version: 1,
  about: 'case-plan',
  milestone: 'Placement ended',
  published: true,
  data: z.object({ childId: id(), placementId: id(), reason: PlacementEndReason }),
  sample: { ...example, reason: 'REINTEGRATED' },
});
