import { projection } from '#contracts/all';
import type { InterviewRepeatAuthorised } from '#contracts/interviews';
import { type ColumnValue, type DataOf, type Envelope, json, type RecordedEvent, type RowChange } from '#kernel';

type AskedAgain = Pick<DataOf<typeof InterviewRepeatAuthorised>, 'requestId' | 'childId' | 'seriesId' | 'requestedBy' | 'reason' | 'topics'>;

const when = ({ occurredAt, recordedAt, actor }: Envelope) => ({
  occurred_value: occurredAt.value,
  occurred_precision: occurredAt.precision,
  recorded_at: recordedAt,
  unit: actor.unit,
});
/** Outcomes tell the request over again, so that each of them makes the row whole. */
const repeat = (
  answer: 'AUTHORISED' | 'REFUSED' | 'REDIRECTED' | null,
  { id, position, envelope, data }: Pick<RecordedEvent, 'id' | 'position' | 'envelope'> & { readonly data: AskedAgain },
): readonly RowChange[] => [
  {
    kind: 'put',
    table: 'interview_repeat',
    key: { request_id: data.requestId },
    row: {
      event_id: id,
      position,
      child_id: data.childId,
      series_id: data.seriesId,
      requested_by: data.requestedBy,
      reason: data.reason,
      topics: data.topics,
      answer,
      ...when(envelope),
    },
  },
];

const sealedOrNull = (value: unknown): ColumnValue => (value === undefined ? null : json(value));

/** What was asked of a child already, for those who are about to ask. */
export const outlookProjection = projection({
  name: 'outlook',
  tables: [
    'interview_series', 'interview_session', 'minimal_facts', 'interview_repeat', 'repeat_found', 'interview_question',
    'interview_recording', 'recording_release', 'recording_viewed', 'rights_told', 'case_at_court',
  ],
  opens: false,
  handlers: {
    'interviews.InterviewSeriesPlanned': ({ id, position, data, envelope }) => [
      {
        kind: 'put',
        table: 'interview_series',
        key: { series_id: data.seriesId },
        row: {
          event_id: id,
          position,
          child_id: data.childId,
          case_id: data.caseId ?? null,
          request_id: data.requestId ?? null,
          purpose: data.purpose,
          lead_unit: data.leadUnit,
          planned_for: data.plannedFor,
          topics: data.topics,
          participants: data.participants,
          room_type: data.roomType,
          recording: data.recording,
          planned_with: data.interviewerId ?? null,
          child_prefers: data.childPrefers ?? null,
          ...when(envelope),
        },
      },
    ],
    'interviews.InterviewSessionHeld': ({ id, position, data, envelope }) => [
      {
        kind: 'put',
        table: 'interview_session',
        key: { event_id: id },
        row: {
          position,
          series_id: data.seriesId,
          child_id: data.childId,
          parties: envelope.parties,
          interviewer_id: data.interviewerId ?? null,
          interviewer_sex: data.interviewerSex,
          recorded: data.recorded,
          topics_covered: data.topicsCovered,
          summary: sealedOrNull(data.summary),
          child_wants_known: sealedOrNull(data.childWantsKnown),
          ...when(envelope),
        },
      },
    ],
    'interviews.InterviewPlanChanged': ({ data: { seriesId, plannedFor, participants, interviewerId } }) => [
      {
        kind: 'set',
        table: 'interview_series',
        where: { series_id: seriesId },
        values: { planned_for: plannedFor, participants, planned_with: interviewerId ?? null },
      },
    ],
    'interviews.InterviewTopicsAdded': ({ data }) => [
      { kind: 'set', table: 'interview_series', where: { series_id: data.seriesId }, values: { topics: data.topics } },
    ],
    // What a child says of an interview is in the timeline: nobody needs it to know whether to ask.
    'interviews.ChildFeedbackCaptured': 'ignored',
    'interviews.RightsInformationGiven': ({ id, position, data, envelope }) => [
      {
        kind: 'put',
        table: 'rights_told',
        key: { event_id: id },
        row: { position, child_id: data.childId, topics: data.topics, told_to: data.toldTo, ...when(envelope) },
      },
    ],
    'interviews.MinimalFactsTaken': ({ id, position, data, envelope }) => [
      {
        kind: 'put',
        table: 'minimal_facts',
        key: { event_id: id },
        row: { position, child_id: data.childId, topics: data.facts.map(({ topic }) => topic), ...when(envelope) },
      },
    ],
    'interviews.InterviewRepeatRequested': (event) => repeat(null, event),
    // Who has agreed is for those who decide; the outlook tells whether all have.
    'interviews.InterviewRepeatAgreed': 'ignored',
    'interviews.InterviewRepeatReminded': 'ignored',
    'interviews.InterviewRepeatAuthorised': (event) => repeat('AUTHORISED', event),
    'interviews.InterviewRepeatRefused': (event) => repeat('REFUSED', event),
    'interviews.InterviewRepeatRedirected': (event) => repeat('REDIRECTED', event),
    'interviews.InterviewRepeatFound': ({ id, position, data, envelope }) => [
      { kind: 'put', table: 'repeat_found', key: { event_id: id }, row: { position, child_id: data.childId, series_id: data.seriesId, held_on: data.heldOn, held_by: data.heldBy ?? null, ...when(envelope) } },
    ],
    'interviews.InterviewQuestionsForwarded': ({ position, data, envelope }) =>
      data.questions.map(({ questionId, topic }) => ({
        kind: 'put',
        table: 'interview_question',
        key: { question_id: questionId },
        row: { position, child_id: data.childId, series_id: data.seriesId, lead_unit: data.leadUnit, topic, answered: false, ...when(envelope) },
      })),
    'interviews.InterviewQuestionsAnswered': ({ data }) =>
      data.answers.map(({ questionId }) => ({ kind: 'set', table: 'interview_question', where: { question_id: questionId }, values: { answered: true } })),
    'interviews.RecordingDeposited': ({ position, data, envelope }) => [
      {
        kind: 'put',
        table: 'interview_recording',
        key: { recording_id: data.recordingId },
        row: {
          position, child_id: data.childId, series_id: data.seriesId, kind: data.kind, minutes: data.minutes, custodian: data.custodian, ...when(envelope),
        },
      },
    ],
    'interviews.RecordingHandedOver': ({ data }) => [
      { kind: 'set', table: 'interview_recording', where: { recording_id: data.recordingId }, values: { custodian: data.custodian } },
    ],
    'interviews.RecordingReleased': ({ id, position, data, envelope }) => [
      {
        kind: 'put',
        table: 'recording_release',
        key: { event_id: id },
        row: { position, child_id: data.childId, recording_id: data.recordingId, to_unit: data.toUnit, until: data.until, ...when(envelope) },
      },
    ],
    'interviews.RecordingViewed': ({ id, position, data, envelope }) => [
      { kind: 'put', table: 'recording_viewed', key: { event_id: id }, row: { position, child_id: data.childId, recording_id: data.recordingId, ...when(envelope) } },
    ],
    'interviews.InterviewerRegistered': 'ignored',
    'interviews.InterviewerCertified': 'ignored',
    'interviews.InterviewerEnded': 'ignored',
    'children.ChildRegistered': 'ignored',
    'children.ExternalIdentifierLinked': 'ignored',
    'investigation.CaseOpened': 'ignored',
    'investigation.ChildRescued': 'ignored',
    'investigation.SuspectArrested': 'ignored',
    'investigation.CaseReferredToCourt': ({ data, envelope }) =>
      envelope.childIds.map((childId) => ({
        kind: 'put', table: 'case_at_court', key: { child_id: childId, case_id: data.caseId, court_unit: data.courtUnit }, row: {},
      })),
    'referrals.ReferralSent': 'ignored',
    'referrals.ReferralAccepted': 'ignored',
    'referrals.ReferralDeclined': 'ignored',
    'referrals.ReferralCompleted': 'ignored',
    'referrals.ReferralRevoked': 'ignored',
    'referrals.ReferralAnswerReminded': 'ignored',
    'referrals.ReferralEscalated': 'ignored',
    'care.PlacementStarted': 'ignored',
    'care.PlacementEnded': 'ignored',
    'care.FamilyTraced': 'ignored',
    'care.FamilyAssessed': 'ignored',
    'care.ReintegrationStarted': 'ignored',
    'care.FollowUpDone': 'ignored',
    'care.FollowUpMissed': 'ignored',
    'care.FollowUpOverdue': 'ignored',
    'contacts.ContactFixed': 'ignored',
    'contacts.ContactMoved': 'ignored',
    'contacts.ContactCalledOff': 'ignored',
    'services.ServiceDelivered': 'ignored',
    'court.ComplaintReceived': 'ignored',
    'court.ChargeLaid': 'ignored',
    'court.VerdictGiven': 'ignored',
    'court.SummonsIssued': 'ignored',
    'privacy.SubjectKeyDestroyed': 'ignored',
  },
});
