import { z } from 'zod';
import { text } from '#kernel';

export { Visit } from '#contracts/vocabulary';

export const PlacementKind = z.enum(['FOSTER', 'KINSHIP', 'TRANSITIONAL_SHELTER', 'RESIDENTIAL', 'OTHER']);
export const PlacementEndReason = z.enum([
  'REINTEGRATED',
  'MOVED_TO_OTHER_PLACEMENT',
  'CHILD_LEFT',
  'BECAME_ADULT',
  'PROVIDER_CANNOT_CONTINUE',
  'OTHER',
]);

export const VisitFinding = z.enum(['SAFE', 'CONCERN', 'MOVED', 'NOT_SEEN']);
export const MissedReason = z.enum(['NO_STAFF', 'NO_TRANSPORT', 'FAMILY_ABSENT', 'FAMILY_REFUSED', 'NOT_SAFE_TO_VISIT', 'NOT_FOUND', 'OTHER']);

/** What the child was asked before a decision about it; a child may have been asked and have no view. */
export const ChildViewsInput = z.object({ asked: z.boolean(), view: text(4000).optional() });
