import type { InterviewQuestionsAnswered, InterviewQuestionsForwarded } from '#contracts/interviews';
import { json, type Projector } from '#kernel';

const forwarded: Projector<typeof InterviewQuestionsForwarded> = ({ id, data, envelope }) =>
  data.questions.map(({ questionId, topic, question }, place) => ({
    kind: 'put',
    table: 'question_card',
    key: { question_id: questionId },
    row: {
      event_id: id,
      place,
      child_id: data.childId,
      case_id: data.caseId ?? null,
      series_id: data.seriesId,
      lead_unit: data.leadUnit,
      asked_by: envelope.actor.unit,
      topic,
      question: json(question),
      asked_at: envelope.recordedAt,
      answered_at: null,
    },
  }));

const answered: Projector<typeof InterviewQuestionsAnswered> = ({ data, envelope }) =>
  data.answers.map(({ questionId }) => ({
    kind: 'set', table: 'question_card', where: { question_id: questionId }, values: { answered_at: envelope.recordedAt },
  }));

/** One card for each question that was sent to an interviewer. */
export const questionHandlers = {
  'interviews.InterviewQuestionsForwarded': forwarded,
  'interviews.InterviewQuestionsAnswered': answered,
} as const;
