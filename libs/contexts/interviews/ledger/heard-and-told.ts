import { type Facts, mayDo, wrongCase } from '#access';
import * as contracts from '#contracts/interviews';
import { accept, type DataOf, type Decision, type DecisionContext, type Envelope, type InputOf, InvalidInput, NotFoundOrNotYours, reject } from '#kernel';
import { inCase, seriesOf, type State } from './ledger-state.js';

const { ChildFeedbackCaptured, RightsInformationGiven, InterviewTopicsAdded } = contracts;
const { CaptureChildFeedback, GiveRightsInformation, AddInterviewTopics } = contracts;
export const toldEvents = { ChildFeedbackCaptured, RightsInformationGiven, InterviewTopicsAdded };
export const toldCommands = { CaptureChildFeedback, GiveRightsInformation, AddInterviewTopics };

type Context = DecisionContext<Facts>;

const wrong = (path: string, problem: string): Decision => reject(InvalidInput.of({ problems: [{ path, problem }] }));

export const toldEvolution = {
  // Whoever led the interview is told of the feedback, and cannot change it.
  ChildFeedbackCaptured: (state: State, { seriesId, caseId }: DataOf<typeof ChildFeedbackCaptured>): State => ({
    ...state,
    newest: { caseId, participants: [seriesOf(state, seriesId)?.leadUnit ?? []].flat() },
  }),
  RightsInformationGiven: (state: State, { caseId }: DataOf<typeof RightsInformationGiven>): State => ({ ...state, newest: { caseId, participants: [] } }),
  InterviewTopicsAdded: (state: State, { seriesId, topics, caseId }: DataOf<typeof InterviewTopicsAdded>, { actor }: Envelope): State => {
    const series = state.series.map((one) => (one.seriesId === seriesId ? { ...one, topics } : one));
    const { leadUnit, participants } = seriesOf(state, seriesId) ?? { leadUnit: actor.unit, participants: [] };
    return { ...state, series, newest: { caseId, participants: [...new Set([leadUnit, ...participants])] } };
  },
};

function captured(said: InputOf<typeof CaptureChildFeedback>, state: State, { actor }: Context): Decision {
  const series = seriesOf(state, said.seriesId);
  if (series === undefined) return reject(contracts.SeriesUnknown.of({}));
  if (series.sessions === 0) return wrong('seriesId', 'has no session yet: ask the child after it');
  if (series.heldByUnits.includes(actor.unit)) return reject(contracts.FeedbackFromOwnInterview.of({}));
  return accept(ChildFeedbackCaptured.of({ ...said, ...inCase(series.caseId), session: series.sessions }));
}

function informed(said: InputOf<typeof GiveRightsInformation>, _state: State, { facts }: Context): Decision {
  const refusal = wrongCase(facts, said.caseId, [said.childId]);
  return refusal === undefined ? accept(RightsInformationGiven.of(said)) : reject(refusal);
}

function added(said: InputOf<typeof AddInterviewTopics>, state: State, { actor, facts }: Context): Decision {
  const series = seriesOf(state, said.seriesId);
  if (series === undefined) return reject(contracts.SeriesUnknown.of({}));
  // Taking part in one interview of a child opens no other of its interviews.
  const standsToChild = () => mayDo({ command: AddInterviewTopics.name, actor, childIds: [said.childId], standing: {}, facts });
  if (!series.participants.includes(actor.unit) && !standsToChild()) return reject(NotFoundOrNotYours.of({}));
  const { caseId, leadUnit, topics, requestId } = series;
  if (series.held) return reject(contracts.InterviewUnderWay.of({ leadUnit }));
  const leave = requestId === undefined ? undefined : state.repeats.find((one) => one.requestId === requestId);
  if (leave !== undefined && said.topics.some((topic) => !leave.topics.includes(topic))) {
    return reject(contracts.TopicsNotAuthorised.of({ topics: [...leave.topics] }));
  }
  const fresh = said.topics.filter((topic) => !topics.includes(topic));
  if (fresh.length === 0) return wrong('topics', 'are all planned already');
  return accept(InterviewTopicsAdded.of({ childId: said.childId, seriesId: said.seriesId, ...inCase(caseId), added: fresh, topics: [...topics, ...fresh] }));
}

export const toldRules = { CaptureChildFeedback: captured, GiveRightsInformation: informed, AddInterviewTopics: added };
