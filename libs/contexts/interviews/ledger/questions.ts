import type { Facts } from '#access';
import * as contracts from '#contracts/interviews';
import { accept, type DataOf, type Decision, type DecisionContext, type InputOf, InvalidInput, NotFoundOrNotYours, reject } from '#kernel';
import { inCase, type Question, type Series, seriesOf, type State } from './ledger-state.js';

const { InterviewQuestionsForwarded, InterviewQuestionsAnswered, SendInterviewQuestions, AnswerInterviewQuestions } = contracts;
export const questionEvents = { InterviewQuestionsForwarded, InterviewQuestionsAnswered };
export const questionCommands = { SendInterviewQuestions, AnswerInterviewQuestions };

type Context = DecisionContext<Facts>;

export const questionEvolution = {
  InterviewQuestionsForwarded: (
    state: State,
    { seriesId, caseId, leadUnit, questions }: DataOf<typeof InterviewQuestionsForwarded>,
    { actor }: { readonly actor: { readonly unit: string } },
  ): State => {
    const sessionsBefore = seriesOf(state, seriesId)?.sessions ?? 0;
    const asked = questions.map(({ questionId }) => ({ questionId, seriesId, askedBy: actor.unit, sessionsBefore, answered: false }));
    return { ...state, questions: [...state.questions, ...asked], newest: { caseId, participants: [leadUnit] } };
  },
  /** Those who asked learn that there is an answer. */
  InterviewQuestionsAnswered: (state: State, { caseId, answers }: DataOf<typeof InterviewQuestionsAnswered>): State => {
    const ids = answers.map(({ questionId }) => questionId);
    const askers = state.questions.filter(({ questionId }) => ids.includes(questionId)).map(({ askedBy }) => askedBy);
    const questions = state.questions.map((one) => (ids.includes(one.questionId) ? { ...one, answered: true } : one));
    return { ...state, questions, newest: { caseId, participants: [...new Set(askers)] } };
  },
};

function send(said: InputOf<typeof SendInterviewQuestions>, state: State, { newId }: Context): Decision {
  const series = seriesOf(state, said.seriesId);
  if (series === undefined) return reject(contracts.SeriesUnknown.of({}));
  const questions = said.questions.map((one, index) => ({ ...one, questionId: newId(`question ${index}`) }));
  return accept(InterviewQuestionsForwarded.of({ ...said, ...inCase(series.caseId), leadUnit: series.leadUnit, questions }));
}

/** Why an answer cannot come from where it is said to come from. */
function cannotBeFrom(source: string, { sessionsBefore }: Question, series: Series): string | undefined {
  if (source === 'SESSION' && series.sessions <= sessionsBefore) return 'no session was held since the question was asked';
  if (source === 'RECORDING' && !series.recorded) return 'no session of the series was recorded';
  return undefined;
}

function answer(said: InputOf<typeof AnswerInterviewQuestions>, state: State, { actor }: Context): Decision {
  const series = seriesOf(state, said.seriesId);
  if (series?.leadUnit !== actor.unit) return reject(NotFoundOrNotYours.of({}));
  for (const [index, { questionId, source }] of said.answers.entries()) {
    const question = state.questions.find((one) => one.questionId === questionId && one.seriesId === said.seriesId);
    if (question === undefined) {
      return reject(InvalidInput.of({ problems: [{ path: `answers.${index}.questionId`, problem: 'is no question that was sent to this series' }] }));
    }
    if (question.answered) return reject(contracts.QuestionAlreadyAnswered.of({ questionId }));
    const problem = cannotBeFrom(source, question, series);
    if (problem !== undefined) return reject(InvalidInput.of({ problems: [{ path: `answers.${index}.source`, problem }] }));
  }
  return accept(InterviewQuestionsAnswered.of({ ...said, ...inCase(series.caseId) }));
}

export const questionRules = { SendInterviewQuestions: send, AnswerInterviewQuestions: answer };
