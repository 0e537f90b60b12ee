import { projection } from '#contracts/all';
import { type ColumnValue, type Envelope, json } from '#kernel';

const when = ({ occurredAt, recordedAt, actor }: Envelope) => ({
  occurred_value: occurredAt.value,
  occurred_precision: occurredAt.precision,
  recorded_at: recordedAt,
  unit: actor.unit,
});
const sealedOrNull = (value: unknown): ColumnValue => (value === undefined ? null : json(value));

/** What was asked of a child already, for those who are about to ask. */
export const outlookProjection = projection({
  name: 'outlook',
  tables: ['interview_series', 'interview_session', 'minimal_facts'],
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
          purpose: data.purpose,
          lead_unit: data.leadUnit,
          planned_for: data.plannedFor,
          topics: data.topics,
          participants: data.participants,
          room_type: data.roomType,
          recording: data.recording,
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
          interviewer_sex: data.interviewerSex,
          recorded: data.recorded,
          topics_covered: data.topicsCovered,
          summary: sealedOrNull(data.summary),
          child_wants_known: sealedOrNull(data.childWantsKnown),
          ...when(envelope),
        },
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
    'children.ChildRegistered': 'ignored',
    'children.ExternalIdentifierLinked': 'ignored',
    'investigation.CaseOpened': 'ignored',
    'investigation.ChildRescued': 'ignored',
    'investigation.SuspectArrested': 'ignored',
    'investigation.CaseReferredToCourt': 'ignored',
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
    'services.ServiceDelivered': 'ignored',
    'court.ComplaintReceived': 'ignored',
    'court.ChargeLaid': 'ignored',
    'court.VerdictGiven': 'ignored',
    'privacy.SubjectKeyDestroyed': 'ignored',
  },
});
