import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MissedReason, PlacementEndReason, PlacementKind, Visit, VisitFinding } from '#contracts/care';
import { anId, anySequence, theFacts } from '#testing';
import { childCare } from './child-care.decider.js';

const childId = fc.constant(anId('child'));
const relation = fc.constantFrom('MOTHER', 'GRANDPARENT');
const childViews = fc.record({ asked: fc.boolean() });
const visit = fc.constantFrom(...Visit.options);
const unit = fc.constantFrom('ngo-a', 'dosvy-17', 'police-1710');

describe('the care of a child', () => {
  it('stays decidable whatever was recorded before', () => {
    const seen = anySequence(
      childCare,
      {
        StartPlacement: fc.record(
          { childId, kind: fc.constantFrom(...PlacementKind.options), providerUnit: unit, address: fc.constant('អាសយដ្ឋាន'), voluntaryStay: fc.boolean(), childViews },
          { requiredKeys: ['childId', 'kind', 'address', 'voluntaryStay', 'childViews'] },
        ),
        EndPlacement: fc.record({ childId, reason: fc.constantFrom(...PlacementEndReason.options) }),
        RecordFamilyTraced: fc.record({ childId, relation, districtCode: fc.constant('1702') }),
        RecordFamilyAssessed: fc.record({ childId, relation, safe: fc.boolean() }),
        StartReintegration: fc.record(
          { childId, relation, districtCode: fc.constant('1702'), ownerUnit: unit, childViews, alternative: fc.constant('ហេតុផល') },
          { requiredKeys: ['childId', 'relation', 'districtCode', 'ownerUnit', 'childViews'] },
        ),
        RecordFollowUpVisit: fc.record({ childId, visit, finding: fc.constantFrom(...VisitFinding.options) }),
        NoteFollowUpOverdue: fc.record({ childId, visit }),
        RecordFollowUpMissed: fc.record({ childId, visit, reason: fc.constantFrom(...MissedReason.options) }),
      },
      { facts: theFacts() },
    );
    expect([...seen].sort()).toEqual(Object.keys(childCare.events).sort());
  });
});
