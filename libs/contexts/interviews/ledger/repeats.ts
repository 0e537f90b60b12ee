import { type Facts, standsBy } from '#access';
import * as contracts from '#contracts/interviews';
import { repeatAnswerDueAt, unitOn, UnknownUnit } from '#contracts/vocabulary';
import { accept, type DataOf, dayAt, dayOf, type Decision, type DecisionContext, type InputOf, InvalidInput, NotFoundOrNotYours, reject } from '#kernel';
import { inCase, onMatter, openLeave, progressOf, type Repeat, seriesOf, type State } from './ledger-state.js';
import { awaitsItsSession, decidersOf, isAnsweredByRule, newTopics, toldOrPlanned } from './repeat-rule.js';
import { waysForward } from './ways-forward.js';

const { InterviewRepeatRequested, InterviewRepeatAgreed, InterviewRepeatAuthorised, InterviewRepeatRefused, InterviewRepeatRedirected, InterviewRepeatFound } =
  contracts;
const { RequestInterviewRepeat, DecideInterviewRepeat, OrderInterviewRepeat, RecordRepeatFound } = contracts;
export const repeatEvents = {
  InterviewRepeatRequested, InterviewRepeatAgreed, InterviewRepeatAuthorised, InterviewRepeatRefused, InterviewRepeatRedirected, InterviewRepeatFound,
};
export const repeatCommands = { RequestInterviewRepeat, DecideInterviewRepeat, OrderInterviewRepeat, RecordRepeatFound };

type Context = DecisionContext<Facts>;
type Asked = Pick<DataOf<typeof InterviewRepeatAuthorised>, 'requestId' | 'seriesId' | 'caseId' | 'requestedBy' | 'reason' | 'topics'>;

/** The request as it stands now, whether it was asked for before or comes with its answer; those whom it concerns are named. */
function answered(state: State, asked: Asked, answer: Repeat['answer'], deciders: readonly string[]): State {
  const { requestId, seriesId, caseId, requestedBy, reason, topics } = asked;
  const repeat: Repeat = { requestId, seriesId, caseId, requestedBy, reason, topics, deciders, agreedBy: [], answer, progress: progressOf(state, caseId), used: false };
  const others = state.repeats.filter((one) => one.requestId !== requestId);
  const named = [seriesOf(state, seriesId)?.leadUnit ?? requestedBy, requestedBy, ...deciders];
  return { ...state, repeats: [...others, repeat], newest: { caseId, participants: [...new Set(named)] } };
}

const decidersBefore = ({ repeats }: State, requestId: string) => repeats.find((one) => one.requestId === requestId)?.deciders ?? [];

export const repeatEvolution = {
  InterviewRepeatRequested: (state: State, data: DataOf<typeof InterviewRepeatRequested>): State => {
    const next = answered(state, data, undefined, data.deciders);
    return { ...next, repeats: next.repeats.map((one) => (one.requestId === data.requestId ? { ...one, answerDueAt: data.answerDueAt } : one)) };
  },
  InterviewRepeatAgreed: (state: State, { requestId, agreedBy }: DataOf<typeof InterviewRepeatAgreed>): State => {
    const repeat = state.repeats.find((one) => one.requestId === requestId);
    if (repeat === undefined) return state;
    const next = answered(state, repeat, undefined, repeat.deciders);
    const agreed = { ...repeat, agreedBy: [...repeat.agreedBy, agreedBy] };
    return { ...next, repeats: [...state.repeats.filter((one) => one !== repeat), agreed] };
  },
  InterviewRepeatAuthorised: (state: State, data: DataOf<typeof InterviewRepeatAuthorised>) =>
    answered(state, data, 'AUTHORISED', decidersBefore(state, data.requestId)),
  InterviewRepeatRefused: (state: State, data: DataOf<typeof InterviewRepeatRefused>) =>
    answered(state, data, 'REFUSED', decidersBefore(state, data.requestId)),
  InterviewRepeatRedirected: (state: State, data: DataOf<typeof InterviewRepeatRedirected>) =>
    answered(state, data, 'REDIRECTED', decidersBefore(state, data.requestId)),
  InterviewRepeatFound: (state: State, { caseId, seriesId }: DataOf<typeof InterviewRepeatFound>): State => ({
    ...state,
    newest: { caseId, participants: [seriesOf(state, seriesId)?.leadUnit ?? []].flat() },
  }),
};

function redirected(state: State, asked: Asked & { readonly childId: string; readonly note?: string | undefined }, more: { readonly redirectedBy?: string } = {}): Decision {
  const ways = waysForward(onMatter(state, asked.caseId));
  // A planned session is joined, whatever was held before it.
  const joined = asked.reason === 'PLANNED_SESSION' ? (['JOIN_PLANNED_SESSION'] as const) : [];
  return accept(
    InterviewRepeatRedirected.of({
      ...asked,
      topics: [...asked.topics],
      leadUnit: onMatter(state, asked.caseId).at(-1)?.leadUnit ?? asked.requestedBy,
      waysForward: [...new Set([...joined, ...ways])],
      ...more,
    }),
  );
}

/** The same wish of the same unit, redirected when the matter had come no farther than now: the answer to it still holds. */
const askedBefore = (state: State, { caseId, requestedBy, reason, topics }: Asked): Repeat | undefined =>
  state.repeats.find(
    (one) =>
      one.answer === 'REDIRECTED' && one.caseId === caseId && one.requestedBy === requestedBy && one.reason === reason && one.progress === progressOf(state, caseId) &&
      one.topics.length === topics.length && topics.every((topic) => one.topics.includes(topic)),
  );

function request(said: InputOf<typeof RequestInterviewRepeat>, state: State, { actor, facts, occurredAt, now, newId }: Context): Decision {
  const series = seriesOf(state, said.seriesId);
  if (series === undefined) return reject(contracts.SeriesUnknown.of({}));
  const { caseId } = series;
  const asked = { ...said, ...inCase(caseId), requestId: newId('request'), requestedBy: actor.unit };
  if (isAnsweredByRule(state, caseId, said.reason, said.topics)) {
    const before = askedBefore(state, asked);
    return before === undefined ? redirected(state, asked) : reject(contracts.RepeatAlreadyAnswered.of({ requestId: before.requestId, answer: 'REDIRECTED' }));
  }
  const waiting = state.repeats.find((one) => one.caseId === caseId && one.requestedBy === actor.unit && one.answer === undefined);
  if (waiting !== undefined) {
    return reject(contracts.RepeatAlreadyRequested.of({ requestId: waiting.requestId, deciders: [...waiting.deciders] }));
  }
  const leave = openLeave(state, caseId);
  if (leave !== undefined) return reject(contracts.RepeatAlreadyAuthorised.of({ requestId: leave.requestId, topics: [...leave.topics] }));
  const deciders = decidersOf(facts, series, actor.unit, dayOf(occurredAt));
  if (deciders.length === 0) {
    return reject(InvalidInput.of({ problems: [{ path: 'seriesId', problem: 'belongs to no province whose offices could decide' }] }));
  }
  return accept(InterviewRepeatRequested.of({ ...asked, deciders, answerDueAt: repeatAnswerDueAt(facts.reference, now, dayAt(now)) }));
}

function decide(said: InputOf<typeof DecideInterviewRepeat>, state: State, { actor }: Context): Decision {
  const repeat = state.repeats.find(({ requestId }) => requestId === said.requestId);
  if (repeat === undefined || !repeat.deciders.includes(actor.unit)) return reject(NotFoundOrNotYours.of({}));
  const { requestId, seriesId, caseId, requestedBy, reason } = repeat;
  if (repeat.answer !== undefined) return reject(contracts.RepeatAlreadyAnswered.of({ requestId, answer: repeat.answer }));
  const note = said.note === undefined ? {} : { note: said.note };
  const asked = { requestId, childId: said.childId, ...inCase(caseId), seriesId, requestedBy, reason, topics: [...repeat.topics] };
  if (said.decision === 'REFUSE') return accept(InterviewRepeatRefused.of({ ...asked, refusedBy: actor.unit, ...note }));
  if (said.decision === 'REDIRECT') return redirected(state, { ...asked, ...note }, { redirectedBy: actor.unit });
  if (repeat.agreedBy.includes(actor.unit)) return reject(contracts.RepeatAlreadyAnswered.of({ requestId, answer: 'AGREED' }));
  const leave = openLeave(state, caseId);
  if (leave !== undefined) return reject(contracts.RepeatAlreadyAuthorised.of({ requestId: leave.requestId, topics: [...leave.topics] }));
  // What was told since it was asked for need not be told again, nor what a session will ask that was planned since.
  const topics = newTopics(state, caseId, reason, repeat.topics);
  if (topics.length === 0 || awaitsItsSession(state, caseId)) return redirected(state, { ...asked, ...note });
  const authorisedBy = [...repeat.agreedBy, actor.unit];
  if (repeat.deciders.every((unit) => authorisedBy.includes(unit))) {
    return accept(InterviewRepeatAuthorised.of({ ...asked, topics, authorisedBy, ...note }));
  }
  return accept(InterviewRepeatAgreed.of({ requestId, childId: said.childId, seriesId, agreedBy: actor.unit, ...note }));
}

function order(said: InputOf<typeof OrderInterviewRepeat>, state: State, { actor, facts, newId }: Context): Decision {
  const series = seriesOf(state, said.seriesId);
  if (series === undefined) return reject(contracts.SeriesUnknown.of({}));
  const { caseId } = series;
  // Another case of the child's, at another court, gives no say in this one.
  if (!standsBy(facts, actor, said.childId, ['court-case'], caseId)) return reject(NotFoundOrNotYours.of({}));
  const leave = openLeave(state, caseId);
  if (leave !== undefined) return reject(contracts.RepeatAlreadyAuthorised.of({ requestId: leave.requestId, topics: [...leave.topics] }));
  const needless = toldOrPlanned(state, caseId, said.topics);
  if (needless.length > 0) return reject(contracts.TopicsCoveredAlready.of({ topics: needless }));
  const by = { requestId: newId('request'), requestedBy: actor.unit, reason: 'COURT_ORDER' } as const;
  return accept(InterviewRepeatAuthorised.of({ ...said, ...by, ...inCase(caseId), authorisedBy: [actor.unit] }));
}

function found(said: InputOf<typeof RecordRepeatFound>, state: State, { facts, occurredAt }: Context): Decision {
  const series = seriesOf(state, said.seriesId);
  if (series === undefined) return reject(contracts.SeriesUnknown.of({}));
  if (said.heldOn > dayOf(occurredAt)) {
    return reject(InvalidInput.of({ problems: [{ path: 'heldOn', problem: 'lies after the day on which it came to light' }] }));
  }
  if (said.heldBy !== undefined && unitOn(facts.reference, said.heldBy, said.heldOn) === undefined) return reject(UnknownUnit.of({ unit: said.heldBy }));
  return accept(InterviewRepeatFound.of({ ...said, ...inCase(series.caseId) }));
}

export const repeatRules = { RequestInterviewRepeat: request, DecideInterviewRepeat: decide, OrderInterviewRepeat: order, RecordRepeatFound: found };
