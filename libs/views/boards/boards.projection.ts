import { projection } from '#contracts/all';
import { type ColumnValue, type Envelope, json, type RowChange } from '#kernel';
import { followUpHandlers } from './follow-up-cards.js';
import { questionHandlers } from './question-cards.js';
import { repeatRequestHandlers } from './repeat-request-cards.js';

const set = (referralId: string, values: Readonly<Record<string, ColumnValue>>): readonly RowChange[] => [
  { kind: 'set', table: 'referral_card', where: { referral_id: referralId }, values },
];

const ended = (status: string, { recordedAt }: Envelope, values: Readonly<Record<string, ColumnValue>>) => ({
  status,
  ended_at: recordedAt,
  ...values,
});

/** Who waits for whom, and since when: in referrals, follow-up visits, wishes to ask a child again, and questions to interviewers. */
export const boardsProjection = projection({
  name: 'boards',
  tables: ['referral_card', 'follow_up_card', 'repeat_request_card', 'repeat_decider', 'question_card'],
  opens: false,
  handlers: {
    'referrals.ReferralSent': ({ id, data, envelope }) => [
      {
        kind: 'put',
        table: 'referral_card',
        key: { referral_id: data.referralId },
        row: {
          event_id: id,
          child_id: data.childId,
          case_id: data.caseId ?? null,
          from_unit: data.fromUnit,
          to_unit: data.toUnit,
          kind: data.kind,
          risk: data.risk,
          status: 'SENT',
          offer: json(data.offer),
          sent_at: envelope.recordedAt,
          answer_due_at: data.answerDueAt,
          answered_at: null,
          reminded_at: null,
          escalated_at: null,
          escalated_to: null,
          ended_at: null,
          reason: null,
          note: data.note === undefined ? null : json(data.note),
        },
      },
    ],
    'referrals.ReferralAccepted': ({ data, envelope }) => set(data.referralId, { status: 'ACCEPTED', answered_at: envelope.recordedAt }),
    'referrals.ReferralDeclined': ({ data, envelope }) =>
      set(data.referralId, ended('DECLINED', envelope, { answered_at: envelope.recordedAt, reason: data.reason })),
    'referrals.ReferralCompleted': ({ data, envelope }) => set(data.referralId, ended('COMPLETED', envelope, { reason: data.outcome })),
    'referrals.ReferralRevoked': ({ data, envelope }) => set(data.referralId, ended('REVOKED', envelope, { reason: data.reason })),
    'referrals.ReferralAnswerReminded': ({ data, envelope }) => set(data.referralId, { reminded_at: envelope.recordedAt }),
    'referrals.ReferralEscalated': ({ data, envelope }) => set(data.referralId, { escalated_at: envelope.recordedAt, escalated_to: data.escalatedTo ?? null }),
    'children.ChildRegistered': 'ignored',
    'children.ExternalIdentifierLinked': 'ignored',
    'investigation.CaseOpened': 'ignored',
    'investigation.ChildRescued': 'ignored',
    'investigation.SuspectArrested': 'ignored',
    'investigation.CaseReferredToCourt': 'ignored',
    'interviews.InterviewerRegistered': 'ignored',
    'interviews.InterviewerCertified': 'ignored',
    'interviews.InterviewerEnded': 'ignored',
    'interviews.InterviewSeriesPlanned': 'ignored',
    'interviews.InterviewSessionHeld': 'ignored',
    'interviews.MinimalFactsTaken': 'ignored',
    'interviews.InterviewPlanChanged': 'ignored',
    'interviews.InterviewTopicsAdded': 'ignored',
    'interviews.ChildFeedbackCaptured': 'ignored',
    'interviews.RightsInformationGiven': 'ignored',
    ...repeatRequestHandlers,
    'interviews.InterviewRepeatFound': 'ignored',
    ...questionHandlers,
    'interviews.RecordingDeposited': 'ignored',
    'interviews.RecordingHandedOver': 'ignored',
    'interviews.RecordingReleased': 'ignored',
    'interviews.RecordingViewed': 'ignored',
    'care.PlacementStarted': 'ignored',
    'care.PlacementEnded': 'ignored',
    'care.FamilyTraced': 'ignored',
    'care.FamilyAssessed': 'ignored',
    ...followUpHandlers,
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
