import { type Facts, unnamedCase, wrongCase } from '#access';
import * as contracts from '#contracts/interviews';
import { unitOn, UnknownUnit } from '#contracts/vocabulary';
import { accept, dayOf, decider, InvalidInput, reject } from '#kernel';
import { type Series, waysForward } from './ways-forward.js';

const { InterviewSeriesPlanned, InterviewSessionHeld, MinimalFactsTaken, PlanInterviewSeries, HoldInterviewSession, RecordMinimalFacts } =
  contracts;
const events = { InterviewSeriesPlanned, InterviewSessionHeld, MinimalFactsTaken };
const commands = { PlanInterviewSeries, HoldInterviewSession, RecordMinimalFacts };

/** What the newest entry of the ledger belongs to. */
interface Matter {
  readonly caseId?: string | undefined;
  readonly participants: readonly string[];
}

interface State {
  readonly series: readonly Series[];
  readonly newest: Matter;
}

const child = ({ childId }: { readonly childId: string }) => [childId];

/** Everything that one child was asked, by whichever agency: one series for each matter, where no case is a matter too. */
export const ledger = decider<State, Facts, typeof events, typeof commands>({
  category: 'interviews',
  events,
  commands,
  initialState: { series: [], newest: { participants: [] } },
  evolve: {
    InterviewSeriesPlanned: ({ series }, { seriesId, caseId, leadUnit, participants }) => {
      const planned = { seriesId, caseId, leadUnit, participants, recorded: false, summarised: false, held: false };
      return { series: [...series, planned], newest: planned };
    },
    InterviewSessionHeld: ({ series }, { seriesId, recorded, summary }) => {
      const held = series.map((one) =>
        one.seriesId === seriesId
          ? { ...one, held: true, recorded: one.recorded || recorded, summarised: one.summarised || summary !== undefined }
          : one,
      );
      return { series: held, newest: held.find((one) => one.seriesId === seriesId) ?? { participants: [] } };
    },
    MinimalFactsTaken: ({ series }, { caseId }) => ({ series, newest: { caseId, participants: [] } }),
  },
  children: { PlanInterviewSeries: child, HoldInterviewSession: child, RecordMinimalFacts: child },
  concerns: ({ newest }, id) => ({ childIds: [id], caseId: newest.caseId, parties: newest.participants }),
  decide: {
    PlanInterviewSeries: (said, { series }, { actor, facts, occurredAt, newId }) => {
      if (actor.role === 'police-district') return reject(contracts.FullInterviewNotAtThisLevel.of({}));
      const today = dayOf(occurredAt);
      if (said.plannedFor < today) {
        return reject(InvalidInput.of({ problems: [{ path: 'plannedFor', problem: 'lies before the day on which it was planned' }] }));
      }
      const existing = series.find(({ caseId }) => caseId === said.caseId);
      if (existing !== undefined) {
        const { seriesId, leadUnit } = existing;
        return reject(contracts.SeriesAlreadyExists.of({ seriesId, leadUnit, waysForward: waysForward(existing) }));
      }
      const refusal = wrongCase(facts, said.caseId, [said.childId]) ?? unnamedCase(facts, said.caseId, said.childId);
      if (refusal !== undefined) return reject(refusal);
      const unknown = said.participants.find((unit) => unitOn(facts.reference, unit, today) === undefined);
      if (unknown !== undefined) return reject(UnknownUnit.of({ unit: unknown }));
      return accept(InterviewSeriesPlanned.of({ ...said, seriesId: newId('series'), leadUnit: actor.unit }));
    },
    HoldInterviewSession: (said, { series }, { actor }) => {
      if (actor.role === 'police-district') return reject(contracts.FullInterviewNotAtThisLevel.of({}));
      if (!series.some(({ seriesId }) => seriesId === said.seriesId)) return reject(contracts.SeriesUnknown.of({}));
      return accept(InterviewSessionHeld.of(said));
    },
    RecordMinimalFacts: (said, _state, { facts }) => {
      const refusal = wrongCase(facts, said.caseId, [said.childId]);
      return refusal === undefined ? accept(MinimalFactsTaken.of(said)) : reject(refusal);
    },
  },
});
