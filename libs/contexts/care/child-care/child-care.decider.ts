import type { Facts } from '#access';
import * as contracts from '#contracts/care';
import { escalationUnitOn, unitOn, UnknownUnit } from '#contracts/vocabulary';
import { accept, dayAt, dayOf, decider, type DecisionContext, reject, surelyBefore } from '#kernel';
import { type CareState, nothingYet, visited } from './care-state.js';
import { whyNotYet } from './family-readiness.js';
import { followUpSchedule } from './follow-up-schedule.js';

const {
  PlacementStarted, PlacementEnded, FamilyTraced, FamilyAssessed, ReintegrationStarted, FollowUpDone, FollowUpMissed, FollowUpOverdue,
} = contracts;
const {
  StartPlacement, EndPlacement, RecordFamilyTraced, RecordFamilyAssessed, StartReintegration, RecordFollowUpVisit, RecordFollowUpMissed, NoteFollowUpOverdue,
} = contracts;
const events = {
  PlacementStarted, PlacementEnded, FamilyTraced, FamilyAssessed, ReintegrationStarted, FollowUpDone, FollowUpMissed, FollowUpOverdue,
};
const commands = {
  StartPlacement, EndPlacement, RecordFamilyTraced, RecordFamilyAssessed, StartReintegration, RecordFollowUpVisit, RecordFollowUpMissed,
  NoteFollowUpOverdue,
};

const needsAgreement: readonly string[] = ['TRANSITIONAL_SHELTER', 'RESIDENTIAL'];

/** Only social affairs and NGOs care for children. */
function cares(unit: string, { facts, occurredAt }: DecisionContext<Facts>): boolean {
  const role = unitOn(facts.reference, unit, dayOf(occurredAt))?.role;
  return role === 'dosvy' || role === 'ngo';
}

const child = ({ childId }: { readonly childId: string }) => [childId];
const partyOf = (unit: string | undefined) => (unit === undefined ? [] : [unit]);

/** Where a child lives and how it comes home, from its placement to the last follow-up visit. */
export const childCare = decider<CareState, Facts, typeof events, typeof commands>({
  category: 'care',
  events,
  commands,
  initialState: nothingYet,
  evolve: {
    PlacementStarted: (state, { placementId, providerUnit }) => ({
      ...state,
      placement: { placementId, providerUnit },
      parties: partyOf(providerUnit),
    }),
    PlacementEnded: ({ placement, ...state }) => ({ ...state, parties: partyOf(placement?.providerUnit) }),
    FamilyTraced: (state, { relation }) => ({ ...state, traced: [...state.traced, relation], parties: [] }),
    FamilyAssessed: (state, { relation, safe }) => ({ ...state, safe: { ...state.safe, [relation]: safe }, parties: [] }),
    ReintegrationStarted: (state, { ownerUnit, visits }, { occurredAt: startedAt }) => ({
      ...state,
      reintegration: { startedAt, ownerUnit, visits },
      parties: [ownerUnit],
    }),
    FollowUpDone: (state, { visit }) => visited(state, visit, { became: 'DONE' }),
    FollowUpMissed: (state, { visit }) => visited(state, visit, { became: 'MISSED' }),
    FollowUpOverdue: (state, { visit }) => visited(state, visit, { overdue: true }),
  },
  children: {
    StartPlacement: child,
    EndPlacement: child,
    RecordFamilyTraced: child,
    RecordFamilyAssessed: child,
    StartReintegration: child,
    RecordFollowUpVisit: child,
    RecordFollowUpMissed: child,
    NoteFollowUpOverdue: child,
  },
  concerns: ({ parties }, id) => ({ childIds: [id], parties }),
  standing: ({ placement }) => ({ provider: placement?.providerUnit }),
  decide: {
    StartPlacement: (said, { placement }, context) => {
      if (placement !== undefined) return reject(contracts.PlacementAlreadyOpen.of({}));
      if (!said.childViews.asked) return reject(contracts.ChildViewsMissing.of({}));
      if (needsAgreement.includes(said.kind) && !said.voluntaryStay) return reject(contracts.VoluntaryStayMissing.of({}));
      const providerUnit = said.providerUnit ?? (context.actor.role === 'ngo' ? context.actor.unit : undefined);
      if (providerUnit !== undefined && !cares(providerUnit, context)) return reject(UnknownUnit.of({ unit: providerUnit }));
      return accept(PlacementStarted.of({ ...said, providerUnit, placementId: context.newId('placement') }));
    },
    EndPlacement: (said, { placement }) =>
      placement === undefined
        ? reject(contracts.NoPlacementOpen.of({}))
        : accept(PlacementEnded.of({ ...said, placementId: placement.placementId })),
    RecordFamilyTraced: (said) => accept(FamilyTraced.of(said)),
    RecordFamilyAssessed: (said) => accept(FamilyAssessed.of(said)),
    StartReintegration: (said, state, context) => {
      const { reintegration } = state;
      if (reintegration !== undefined) return reject(contracts.ReintegrationAlreadyStarted.of({ ownerUnit: reintegration.ownerUnit }));
      if (!said.childViews.asked) return reject(contracts.ChildViewsMissing.of({}));
      const notYet = whyNotYet(state, said.relation, said.alternative);
      if (notYet !== undefined) return reject(notYet);
      if (!cares(said.ownerUnit, context)) return reject(UnknownUnit.of({ unit: said.ownerUnit }));
      return accept(ReintegrationStarted.of({ ...said, visits: followUpSchedule(context.facts.reference, dayOf(context.occurredAt), context.now) }));
    },
    RecordFollowUpVisit: (said, { reintegration }, { occurredAt }) => {
      const owed = reintegration?.visits.find(({ visit }) => visit === said.visit);
      if (reintegration === undefined || owed === undefined) return reject(contracts.ReintegrationNotStarted.of({}));
      if (owed.became === 'DONE') return reject(contracts.VisitAlreadyDone.of({ visit: said.visit }));
      const { startedAt } = reintegration;
      if (surelyBefore(occurredAt, startedAt)) return reject(contracts.VisitBeforeReintegration.of({ startedOn: dayOf(startedAt) }));
      return accept(FollowUpDone.of(said));
    },
    RecordFollowUpMissed: (said, { reintegration }, { occurredAt, now }) => {
      const owed = reintegration?.visits.find(({ visit }) => visit === said.visit);
      if (owed === undefined) return reject(contracts.ReintegrationNotStarted.of({}));
      if (owed.became === 'DONE') return reject(contracts.VisitAlreadyDone.of({ visit: said.visit }));
      if (owed.became === 'MISSED') return reject(contracts.VisitAlreadyMissed.of({ visit: said.visit }));
      // A year or month that is known only as such may be written with a day that is still to come.
      const today = dayAt(now);
      if (dayOf(occurredAt) < owed.dueOn || today < owed.dueOn) return reject(contracts.VisitNotDue.of({ visit: said.visit, dueOn: owed.dueOn }));
      return accept(FollowUpMissed.of(said));
    },
    // A visit that was missed, for whatever reason, is still owed.
    NoteFollowUpOverdue: ({ childId, visit }, { reintegration }, { now, facts }) => {
      const owed = reintegration?.visits.find((one) => one.visit === visit);
      if (reintegration === undefined || owed === undefined) return reject(contracts.ReintegrationNotStarted.of({}));
      if (owed.became === 'DONE') return reject(contracts.VisitAlreadyDone.of({ visit }));
      if (owed.overdue === true) return reject(contracts.VisitAlreadyOverdue.of({ visit }));
      if (owed.overdueAt === undefined || now.getTime() < Date.parse(owed.overdueAt)) return reject(contracts.VisitNotOverdue.of({ visit }));
      const { ownerUnit } = reintegration;
      const today = dayAt(now);
      const escalatedTo = escalationUnitOn(facts.reference, ownerUnit, childId, today);
      return accept(FollowUpOverdue.of({ childId, visit, dueOn: owed.dueOn, ownerUnit, escalatedTo }));
    },
  },
});
