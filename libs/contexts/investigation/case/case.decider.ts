import type { Facts } from '#access';
import * as contracts from '#contracts/investigation';
import { unitOn, unknownOffences, UnknownOffence, UnknownUnit } from '#contracts/vocabulary';
import { accept, dayOf, decider, type DecisionContext, type Rejection, reject } from '#kernel';

const { CaseOpened, ChildRescued, SuspectArrested, CaseReferredToCourt, OpenCase, RecordRescue, RecordArrest, ReferCaseToCourt } = contracts;
const events = { CaseOpened, ChildRescued, SuspectArrested, CaseReferredToCourt };
const commands = { OpenCase, RecordRescue, RecordArrest, ReferCaseToCourt };

interface State {
  readonly childIds: readonly string[];
  readonly openedBy?: string;
  readonly courtUnit?: string;
}

function notLawThen(codes: readonly string[], { facts, occurredAt }: DecisionContext<Facts>): Rejection | undefined {
  const unknown = unknownOffences(facts.reference, codes, dayOf(occurredAt));
  return unknown.length === 0 ? undefined : UnknownOffence.of({ codes: [...unknown] });
}

const children = (_input: unknown, { childIds }: State) => childIds;

/** One incident, from the first contact on; its stage follows from what has happened, and nothing has to happen first. */
export const investigatedCase = decider<State, Facts, typeof events, typeof commands>({
  category: 'case',
  events,
  commands,
  initialState: { childIds: [] },
  evolve: {
    CaseOpened: (_state, { childIds }, { actor }) => ({ childIds, openedBy: actor.unit }),
    ChildRescued: (state) => state,
    SuspectArrested: (state) => state,
    CaseReferredToCourt: (state, { courtUnit }) => ({ ...state, courtUnit }),
  },
  children: {
    OpenCase: ({ childIds }) => childIds,
    RecordRescue: children,
    RecordArrest: children,
    ReferCaseToCourt: children,
  },
  concerns: ({ childIds, courtUnit }, id) => ({ childIds, caseId: id, parties: courtUnit === undefined ? [] : [courtUnit] }),
  standing: ({ openedBy }) => ({ opener: openedBy }),
  decide: {
    OpenCase: ({ reporter, ...said }, _state, context) => {
      const refusal = notLawThen(said.offences.map(({ code }) => code), context);
      if (refusal !== undefined) return reject(refusal);
      return accept(
        CaseOpened.of({
          ...said,
          caseId: context.id,
          reporter: reporter === undefined ? undefined : { ...reporter, reporterId: context.newId('reporter') },
        }),
      );
    },
    RecordRescue: (said, { childIds }) =>
      childIds.includes(said.childId) ? accept(ChildRescued.of(said)) : reject(contracts.ChildNotInCase.of({})),
    RecordArrest: ({ suspect: { name, ...suspect }, ...said }, _state, context) => {
      const refusal = notLawThen(said.offenceCodes, context);
      if (refusal !== undefined) return reject(refusal);
      const named = contracts.isJuvenile(suspect.ageYears) ? { juvenileName: name } : { suspectName: name };
      return accept(SuspectArrested.of({ ...said, ...suspect, ...named, suspectId: context.newId('suspect') }));
    },
    ReferCaseToCourt: (said, { courtUnit }, context) => {
      if (courtUnit !== undefined) return reject(contracts.CaseAlreadyReferredToCourt.of({ courtUnit }));
      const unit = unitOn(context.facts.reference, said.courtUnit, dayOf(context.occurredAt));
      if (unit?.role !== 'court-liaison') return reject(UnknownUnit.of({ unit: said.courtUnit }));
      const refusal = notLawThen(said.offences.map(({ code }) => code), context);
      return refusal === undefined ? accept(CaseReferredToCourt.of(said)) : reject(refusal);
    },
  },
});
