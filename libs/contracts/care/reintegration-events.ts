import { z } from 'zod';
import { day, event, id, personal, text } from '#kernel';
import { districtCode, Relation, unitId } from '#contracts/vocabulary';
import { MissedReason, Visit, VisitFinding } from './codes.js';
import { ChildViews } from './placement-events.js';

const childId = '3f0e8f7a-2b1c-5d4e-8f9a-0b1c2d3e4f5a';

export const FamilyTraced = event({
  type: 'care.FamilyTraced',
  version: 1,
  about: 'case-plan',
  milestone: 'Family traced',
  published: false,
  data: z.object({
    childId: id(),
    relation: Relation,
    districtCode: districtCode(),
    whereabouts: personal('child-identity', 'childId', text(500)).optional(),
  }),
  sample: { childId, relation: 'GRANDPARENT', districtCode: '1702', whereabouts: 'ភូមិគំរូ' },
});

export const FamilyAssessed = event({
  type: 'care.FamilyAssessed',
  version: 1,
  about: 'case-plan',
  milestone: 'Family assessed',
  published: false,
  data: z.object({
    childId: id(),
    relation: Relation,
    /** Whether the child would be safe with this family. */
    safe: z.boolean(),
    note: personal('case-plan', 'childId', text(4000)).optional(),
  }),
  sample: { childId, relation: 'GRANDPARENT', safe: true, note: 'កំណត់ចំណាំគំរូ' },
});

export const ReintegrationStarted = event({
  type: 'care.ReintegrationStarted',
  version: 2,
  about: 'case-plan',
  milestone: 'Reintegration started',
  published: true,
  data: z.object({
    childId: id(),
    relation: Relation,
    districtCode: districtCode(),
    /** Unit that owes the follow-up visits. */
    ownerUnit: unitId(),
    childViews: ChildViews,
    /** Why the child goes although the family was not traced or assessed. */
    alternative: personal('case-plan', 'childId', text(4000)).optional(),
    visits: z.array(
      z.object({
        visit: Visit,
        dueOn: day(),
        /** UTC moment at which it is overdue if it was not made; absent where none was set. */
        overdueAt: z.iso.datetime().optional(),
      }),
    ),
  }),
  sample: {
    childId,
    relation: 'GRANDPARENT',
    districtCode: '1702',
    ownerUnit: 'ngo-a',
    childViews: { asked: true },
    visits: [
      { visit: 'W1', dueOn: '2026-06-08', overdueAt: '2026-06-22T17:00:00.000Z' },
      { visit: 'W2', dueOn: '2026-06-15' },
      { visit: 'W4', dueOn: '2026-06-29' },
      { visit: 'M2', dueOn: '2026-08-01' },
      { visit: 'M3', dueOn: '2026-09-01' },
      { visit: 'M6', dueOn: '2026-12-01' },
      { visit: 'M9', dueOn: '2027-03-01' },
      { visit: 'M12', dueOn: '2027-06-01' },
    ],
  },
  upcasts: { 1: (old) => old },
});

export const FollowUpDone = event({
  type: 'care.FollowUpDone',
  version: 1,
  about: 'case-plan',
  milestone: 'Follow-up visit made',
  published: true,
  data: z.object({
    childId: id(),
    visit: Visit,
    finding: VisitFinding,
    note: personal('case-plan', 'childId', text(4000)).optional(),
  }),
  sample: { childId, visit: 'W1', finding: 'SAFE', note: 'កំណត់ចំណាំគំរូ' },
});

export const FollowUpMissed = event({
  type: 'care.FollowUpMissed',
  version: 1,
  about: 'case-plan',
  milestone: 'Follow-up visit missed',
  published: true,
  data: z.object({ childId: id(), visit: Visit, reason: MissedReason }),
  sample: { childId, visit: 'M6', reason: 'NO_TRANSPORT' },
});

export const FollowUpOverdue = event({
  type: 'care.FollowUpOverdue',
  version: 1,
  about: 'case-plan',
  milestone: 'Follow-up visit overdue',
  published: true,
  data: z.object({
    childId: id(),
    visit: Visit,
    dueOn: day(),
    /** Unit that owes it. */
    ownerUnit: unitId(),
    /** Unit that is told; absent where the directory named none. */
    escalatedTo: unitId().optional(),
  }),
  sample: { childId, visit: 'M6', dueOn: '2026-12-01', ownerUnit: 'ngo-a', escalatedTo: 'dosvy-17' },
});
