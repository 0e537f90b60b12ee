import type { InterviewRepeatAgreed, InterviewRepeatAuthorised, InterviewRepeatRedirected, InterviewRepeatRefused, InterviewRepeatReminded, InterviewRepeatRequested } from '#contracts/interviews';
import { type DataOf, type Envelope, json, type Projector, type RecordedEvent, type RowChange } from '#kernel';

interface Answer {
  readonly answer: string | null;
  readonly answered_at: string | null;
  readonly answered_by: string | null;
}
const unanswered: Answer = { answer: null, answered_at: null, answered_by: null };
const by = ({ actor, recordedAt }: Envelope, answer: string): Answer => ({ answer, answered_at: recordedAt, answered_by: actor.unit });

type Asked = Pick<DataOf<typeof InterviewRepeatRequested>, 'requestId' | 'childId' | 'caseId' | 'seriesId' | 'requestedBy' | 'reason' | 'topics' | 'note'> & {
  readonly answerDueAt?: string | undefined;
};

const card = ({ id, envelope }: RecordedEvent, data: Asked, answer: Answer): RowChange => ({
  kind: 'put',
  table: 'repeat_request_card',
  key: { request_id: data.requestId },
  row: {
    event_id: id,
    child_id: data.childId,
    case_id: data.caseId ?? null,
    series_id: data.seriesId,
    requested_by: data.requestedBy,
    reason: data.reason,
    topics: data.topics,
    note: data.note === undefined ? null : json(data.note),
    asked_at: envelope.recordedAt,
    answer_due_at: data.answerDueAt ?? null,
    reminded_at: null,
    ...answer,
  },
});
const answered = (requestId: string, values: Answer): readonly RowChange[] => [
  { kind: 'set', table: 'repeat_request_card', where: { request_id: requestId }, values: { ...values } },
];

const requested: Projector<typeof InterviewRepeatRequested> = (event) => [
  card(event, event.data, unanswered),
  ...event.data.deciders.map((unit, place): RowChange => ({
    kind: 'put', table: 'repeat_decider', key: { request_id: event.data.requestId, unit }, row: { place, agreed_at: null },
  })),
];
const agreed: Projector<typeof InterviewRepeatAgreed> = ({ data, envelope }) => [
  { kind: 'set', table: 'repeat_decider', where: { request_id: data.requestId, unit: data.agreedBy }, values: { agreed_at: envelope.recordedAt } },
];
const reminded: Projector<typeof InterviewRepeatReminded> = ({ data, envelope }) => [
  { kind: 'set', table: 'repeat_request_card', where: { request_id: data.requestId }, values: { reminded_at: envelope.recordedAt } },
];
/** A court's order was asked of nobody: it has no card to be answered. */
const authorised: Projector<typeof InterviewRepeatAuthorised> = ({ data, envelope }) => answered(data.requestId, by(envelope, 'AUTHORISED'));
const refused: Projector<typeof InterviewRepeatRefused> = ({ data, envelope }) => answered(data.requestId, by(envelope, 'REFUSED'));
/** What the rule answers at once is asked and answered by one entry, which the unit wrote that asked. */
const redirected: Projector<typeof InterviewRepeatRedirected> = (event) => {
  const { data, envelope } = event;
  const answer = by(envelope, 'REDIRECTED');
  return envelope.actor.unit === data.requestedBy ? [card(event, data, answer)] : answered(data.requestId, answer);
};

/** One card for each wish to ask a child again, and a row for each unit that decides on it. */
export const repeatRequestHandlers = {
  'interviews.InterviewRepeatRequested': requested,
  'interviews.InterviewRepeatAgreed': agreed,
  'interviews.InterviewRepeatReminded': reminded,
  'interviews.InterviewRepeatAuthorised': authorised,
  'interviews.InterviewRepeatRefused': refused,
  'interviews.InterviewRepeatRedirected': redirected,
} as const;
