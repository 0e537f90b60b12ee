import type { Facts } from '#access';
import * as contracts from '#contracts/interviews';
import { accept, type DataOf, type Decision, type DecisionContext, type InputOf, NotFoundOrNotYours, reject } from '#kernel';
import { seriesOf, type State } from './ledger-state.js';

const { InterviewRepeatReminded, RemindRepeatDeciders } = contracts;
export const reminderEvents = { InterviewRepeatReminded };
export const reminderCommands = { RemindRepeatDeciders };

export const reminderEvolution = {
  /** The unit that asked learns of it, too. */
  InterviewRepeatReminded: (state: State, { requestId }: DataOf<typeof InterviewRepeatReminded>): State => {
    const repeat = state.repeats.find((one) => one.requestId === requestId);
    if (repeat === undefined) return state;
    const { caseId, seriesId, requestedBy, deciders } = repeat;
    const named = [seriesOf(state, seriesId)?.leadUnit ?? requestedBy, requestedBy, ...deciders];
    const repeats = state.repeats.map((one) => (one === repeat ? { ...one, reminded: true } : one));
    return { ...state, repeats, newest: { caseId, participants: [...new Set(named)] } };
  },
};

function remind({ childId, requestId }: InputOf<typeof RemindRepeatDeciders>, { repeats }: State, { now }: DecisionContext<Facts>): Decision {
  const repeat = repeats.find((one) => one.requestId === requestId);
  if (repeat === undefined) return reject(NotFoundOrNotYours.of({}));
  const { answer, reminded = false, answerDueAt, seriesId, deciders, agreedBy } = repeat;
  if (answer !== undefined) return reject(contracts.RepeatAlreadyAnswered.of({ requestId, answer }));
  if (reminded) return reject(contracts.RepeatAlreadyReminded.of({}));
  if (answerDueAt === undefined || now.getTime() < Date.parse(answerDueAt)) return reject(contracts.RepeatNotDue.of({}));
  return accept(InterviewRepeatReminded.of({ requestId, childId, seriesId, waitingFor: deciders.filter((unit) => !agreedBy.includes(unit)) }));
}

export const reminderRules = { RemindRepeatDeciders: remind };
