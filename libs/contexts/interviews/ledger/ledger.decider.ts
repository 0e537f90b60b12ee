import { type Facts, unnamedCase, wrongCase } from '#access';
import * as contracts from '#contracts/interviews';
import { unitOn, UnknownUnit } from '#contracts/vocabulary';
import { accept, dayOf, decider, InvalidInput, reject } from '#kernel';
import { planCommands, planEvents, planEvolution, planRules } from './changed-plans.js';
import { toldCommands, toldEvents, toldEvolution, toldRules } from './heard-and-told.js';
import { matterFor, nothingYet, onMatter, openLeave, seriesOf, type State, takenUp } from './ledger-state.js';
import { questionCommands, questionEvents, questionEvolution, questionRules } from './questions.js';
import { recordingCommands, recordingEvents, recordingEvolution, recordingRules, recordingStanding } from './recordings.js';
import { reminderCommands, reminderEvents, reminderEvolution, reminderRules } from './repeat-reminders.js';
import { repeatCommands, repeatEvents, repeatEvolution, repeatRules } from './repeats.js';
import { takesPart } from './takes-part.js';
import { waysForward } from './ways-forward.js';
import { cannotInterview, cannotSupport, heldBy, plannedWith } from './who-interviews.js';

const { InterviewSeriesPlanned, InterviewSessionHeld, MinimalFactsTaken, PlanInterviewSeries, HoldInterviewSession, RecordMinimalFacts } =
  contracts;
const events = { InterviewSeriesPlanned, InterviewSessionHeld, MinimalFactsTaken, ...planEvents, ...repeatEvents, ...reminderEvents, ...questionEvents, ...recordingEvents, ...toldEvents };
const commands = { PlanInterviewSeries, HoldInterviewSession, RecordMinimalFacts, ...planCommands, ...repeatCommands, ...reminderCommands, ...questionCommands, ...recordingCommands, ...toldCommands };

const child = ({ childId }: { readonly childId: string }) => [childId];

/**
 * Everything that one child was asked, by whichever agency: one series for each matter, where no case is a matter too,
 * and a further one only by a leave that names its topics.
 */
export const ledger = decider<State, Facts, typeof events, typeof commands>({
  category: 'interviews',
  events,
  commands,
  initialState: nothingYet,
  evolve: {
    InterviewSeriesPlanned: (state, plan) => {
      const { seriesId, caseId, leadUnit, participants, topics, requestId } = plan;
      const nothingHeld = { recorded: false, summarised: false, held: false, sessions: 0, covered: [], heldByUnits: [] };
      const planned = { seriesId, caseId, leadUnit, participants, topics, requestId, plan, ...nothingHeld };
      const isOfNoCase = state.repeats.some((one) => one.requestId === requestId && one.caseId === undefined);
      const before = isOfNoCase && caseId !== undefined ? takenUp(state, caseId) : state;
      const repeats = before.repeats.map((one) => (one.requestId === requestId ? { ...one, used: true } : one));
      return { ...before, series: [...before.series, planned], repeats, newest: planned };
    },
    InterviewSessionHeld: (state, { seriesId, recorded, summary, topicsCovered, interviewerId }, { actor }) => {
      const series = state.series.map((one) =>
        one.seriesId === seriesId
          ? {
              ...one,
              held: true,
              sessions: one.sessions + 1,
              recorded: one.recorded || recorded,
              summarised: one.summarised || summary !== undefined,
              covered: [...one.covered, ...topicsCovered],
              heldBy: interviewerId ?? one.heldBy,
              heldByUnits: [...new Set([...one.heldByUnits, actor.unit])],
            }
          : one,
      );
      return { ...state, series, newest: series.find((one) => one.seriesId === seriesId) ?? { participants: [] } };
    },
    MinimalFactsTaken: (state, { caseId }) => ({ ...state, newest: { caseId, participants: [] } }),
    ...planEvolution,
    ...repeatEvolution,
    ...reminderEvolution,
    ...questionEvolution,
    ...recordingEvolution,
    ...toldEvolution,
  },
  children: {
    PlanInterviewSeries: child,
    HoldInterviewSession: child,
    RecordMinimalFacts: child,
    RequestInterviewRepeat: child,
    DecideInterviewRepeat: child,
    RemindRepeatDeciders: child,
    OrderInterviewRepeat: child,
    RecordRepeatFound: child,
    SendInterviewQuestions: child,
    AnswerInterviewQuestions: child,
    DepositRecording: child,
    HandOverRecording: child,
    ReleaseRecording: child,
    RecordRecordingViewed: child,
    CaptureChildFeedback: child,
    GiveRightsInformation: child,
    AddInterviewTopics: child,
    ChangeInterviewPlan: child,
  },
  concerns: ({ newest }, id) => ({ childIds: [id], caseId: newest.caseId, parties: newest.participants }),
  standing: (state) => ({
    decider: state.repeats.flatMap(({ deciders }) => deciders),
    lead: state.series.map(({ leadUnit }) => leadUnit),
    participant: state.series.flatMap(({ participants }) => participants),
    ...recordingStanding(state),
  }),
  decide: {
    PlanInterviewSeries: (said, state, context) => {
      const { actor, facts, occurredAt, newId } = context;
      if (actor.role === 'police-district') return reject(contracts.FullInterviewNotAtThisLevel.of({}));
      const today = dayOf(occurredAt);
      if (said.plannedFor < today) {
        return reject(InvalidInput.of({ problems: [{ path: 'plannedFor', problem: 'lies before the day on which it was planned' }] }));
      }
      const joins = matterFor(state, said.caseId);
      const matter = onMatter(state, joins);
      const latest = matter.at(-1);
      const leave = openLeave(state, joins);
      const mayUse = leave?.requestedBy === actor.unit || matter.some(({ leadUnit }) => leadUnit === actor.unit);
      if (latest !== undefined && (leave === undefined || !mayUse)) {
        const { seriesId, leadUnit } = latest;
        return reject(contracts.SeriesAlreadyExists.of({ seriesId, leadUnit, waysForward: waysForward(matter) }));
      }
      if (leave !== undefined && said.topics.some((topic) => !leave.topics.includes(topic))) {
        return reject(contracts.TopicsNotAuthorised.of({ topics: [...leave.topics] }));
      }
      const refusal = wrongCase(facts, said.caseId, [said.childId]) ?? unnamedCase(facts, said.caseId, said.childId);
      if (refusal !== undefined) return reject(refusal);
      const unknown = said.participants.find((unit) => unitOn(facts.reference, unit, today) === undefined);
      if (unknown !== undefined) return reject(UnknownUnit.of({ unit: unknown }));
      const cannot = cannotInterview(said, state, context) ?? cannotSupport(said, facts);
      if (cannot !== undefined) return reject(cannot);
      const underLeave = leave === undefined ? {} : { requestId: leave.requestId };
      return accept(InterviewSeriesPlanned.of({ ...plannedWith(said, facts), ...underLeave, seriesId: newId('series'), leadUnit: actor.unit }));
    },
    HoldInterviewSession: (said, state, context) => {
      if (context.actor.role === 'police-district') return reject(contracts.FullInterviewNotAtThisLevel.of({}));
      const series = seriesOf(state, said.seriesId);
      if (series === undefined) return reject(contracts.SeriesUnknown.of({}));
      if (!takesPart(said.childId, series, context)) return reject(contracts.NotInThisInterview.of({ leadUnit: series.leadUnit }));
      const refusal = cannotSupport(said, context.facts);
      if (refusal !== undefined) return reject(refusal);
      const by = heldBy(said, series, context);
      return 'refusal' in by ? reject(by.refusal) : accept(InterviewSessionHeld.of({ ...said, ...by }));
    },
    RecordMinimalFacts: (said, _state, { facts }) => {
      const refusal = wrongCase(facts, said.caseId, [said.childId]);
      return refusal === undefined ? accept(MinimalFactsTaken.of(said)) : reject(refusal);
    },
    ...planRules,
    ...repeatRules,
    ...reminderRules,
    ...questionRules,
    ...recordingRules,
    ...toldRules,
  },
});
