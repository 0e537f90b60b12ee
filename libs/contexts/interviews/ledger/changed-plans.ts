import type { Facts } from '#access';
import * as contracts from '#contracts/interviews';
import { unitOn, UnknownUnit } from '#contracts/vocabulary';
import { accept, type DataOf, dayOf, type Decision, type DecisionContext, type InputOf, InvalidInput, NotFoundOrNotYours, reject } from '#kernel';
import { inCase, type Series, seriesOf, type State } from './ledger-state.js';
import { cannotInterview, plannedWith } from './who-interviews.js';

const { ChangeInterviewPlan, InterviewPlanChanged } = contracts;
export const planEvents = { InterviewPlanChanged };
export const planCommands = { ChangeInterviewPlan };

type Said = InputOf<typeof ChangeInterviewPlan>;

/** As many as can be planned with from the start. */
const mostParticipants = 10;

export const planEvolution = {
  InterviewPlanChanged: (state: State, { joined: _joined, movedFrom: _movedFrom, moveReason: _why, ...plan }: DataOf<typeof InterviewPlanChanged>): State => {
    const { seriesId, participants, caseId } = plan;
    const series = state.series.map((one) => (one.seriesId === seriesId ? { ...one, participants, plan } : one));
    return { ...state, series, newest: { caseId, participants } };
  },
};

/** What is different from the plan as it stands. */
function changesIn(said: Said, { plan, participants, leadUnit }: Series) {
  return {
    joined: (said.participants ?? []).filter((unit) => unit !== leadUnit && !participants.includes(unit)),
    movedFrom: said.plannedFor === undefined || said.plannedFor === plan.plannedFor ? undefined : plan.plannedFor,
    isAnother: said.interviewerId !== undefined && said.interviewerId !== plan.interviewerId,
  };
}

/** What is wrong with the input as it stands beside the plan; undefined where nothing is. */
function wrongIn({ plannedFor, moveReason }: Said, { joined, movedFrom, isAnother }: ReturnType<typeof changesIn>, { participants }: Series, today: string) {
  if (joined.length === 0 && movedFrom === undefined && !isAnother) return { path: 'plannedFor', problem: 'changes nothing: tell another day, another interviewer, or who joins' };
  if (movedFrom !== undefined && plannedFor !== undefined && plannedFor < today) return { path: 'plannedFor', problem: 'lies before the day on which it was changed' };
  if (movedFrom !== undefined && moveReason === undefined) return { path: 'moveReason', problem: 'is needed where the day changes' };
  const most = mostParticipants - participants.length;
  return joined.length > most ? { path: 'participants', problem: `are too many: ${Math.max(most, 0)} more can take part` } : undefined;
}

function change(said: Said, state: State, context: DecisionContext<Facts>): Decision {
  const { actor, facts, occurredAt } = context;
  const series = seriesOf(state, said.seriesId);
  if (series?.leadUnit !== actor.unit) return reject(NotFoundOrNotYours.of({}));
  const { caseId, leadUnit, plan, topics } = series;
  if (series.held) return reject(contracts.InterviewUnderWay.of({ leadUnit }));
  const changes = changesIn(said, series);
  const { joined, movedFrom, isAnother } = changes;
  const today = dayOf(occurredAt);
  const problem = wrongIn(said, changes, series, today);
  if (problem !== undefined) return reject(InvalidInput.of({ problems: [problem] }));
  const unknown = joined.find((unit) => unitOn(facts.reference, unit, today) === undefined);
  if (unknown !== undefined) return reject(UnknownUnit.of({ unit: unknown }));
  const next = {
    ...plan,
    ...inCase(caseId),
    topics: [...topics],
    participants: [...series.participants, ...joined],
    plannedFor: said.plannedFor ?? plan.plannedFor,
    interviewerId: said.interviewerId ?? plan.interviewerId,
    wishUnmetReason: said.wishUnmetReason ?? (isAnother ? undefined : plan.wishUnmetReason),
  };
  // Who only lets others join answers for no certificate that has run out meanwhile.
  const cannot = isAnother || movedFrom !== undefined ? cannotInterview(next, state, context) : undefined;
  if (cannot !== undefined) return reject(cannot);
  const moved = movedFrom === undefined ? {} : { movedFrom, moveReason: said.moveReason };
  return accept(InterviewPlanChanged.of({ ...plannedWith(next, facts), joined, ...moved }));
}

export const planRules = { ChangeInterviewPlan: change };
