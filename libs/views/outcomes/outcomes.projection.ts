import { projection } from '#contracts/all';
import type { ChildFeedbackCaptured, InterviewRepeatAuthorised, RecordingDeposited } from '#contracts/interviews';
import { type ColumnValue, type DataOf, dayOf, type OccurredAt, type RowChange } from '#kernel';

type AskedAgain = Pick<DataOf<typeof InterviewRepeatAuthorised>, 'requestId' | 'childId' | 'caseId' | 'seriesId' | 'requestedBy' | 'reason'>;
type Row = Readonly<Record<string, ColumnValue>>;

const put = (table: string, key: Row, row: Row): readonly RowChange[] => [{ kind: 'put', table, key, row }];

/** A day that is known only by its month or year is one to sort it in by, and none to count days from. */
const onDay = (occurredAt: OccurredAt) => ({ day: dayOf(occurredAt), day_is_known: !['MONTH', 'YEAR'].includes(occurredAt.precision) });

/** Outcomes tell the request over again: whichever is seen, the row is whole but for the days. */
const repeat = ({ requestId, childId, caseId, seriesId, requestedBy, reason }: AskedAgain, what: Row): readonly RowChange[] =>
  put('measured_repeat', { request_id: requestId }, { child_id: childId, case_id: caseId ?? null, series_id: seriesId, requested_by: requestedBy, reason, ...what });

const answered = (answer: string, { data, envelope }: { readonly data: AskedAgain; readonly envelope: { readonly occurredAt: OccurredAt } }) =>
  repeat(data, { answer, answered_day: dayOf(envelope.occurredAt) });

/** Null where nobody asked. */
const said = (answer: DataOf<typeof ChildFeedbackCaptured>['feedback']['doorClosed']) => (answer === 'NOT_ASKED' ? null : answer === 'YES');

const ofTape = ({ childId, caseId, seriesId }: Pick<DataOf<typeof RecordingDeposited>, 'childId' | 'caseId' | 'seriesId'>) => ({ child_id: childId, case_id: caseId ?? null, series_id: seriesId });

const privateRooms = ['CHILD_FRIENDLY_ROOM', 'OWN_ROOM'];

/** What the figures are counted from: codes and days, no text and no name, so that they outlive every key. */
export const outcomesProjection = projection({
  name: 'outcomes',
  tables: [
    'measured_case', 'measured_court', 'measured_series', 'measured_session', 'measured_repeat', 'measured_found', 'measured_recording', 'measured_viewing',
    'measured_feedback', 'measured_information',
  ],
  opens: false,
  handlers: {
    'investigation.CaseOpened': ({ data, envelope }) =>
      put('measured_case', { case_id: data.caseId }, { province: data.districtCode.slice(0, 2), ...onDay(envelope.occurredAt) }),
    'investigation.CaseReferredToCourt': ({ data }) => put('measured_court', { case_id: data.caseId, court_unit: data.courtUnit }, {}),
    'interviews.InterviewSeriesPlanned': ({ data, envelope }) =>
      put('measured_series', { series_id: data.seriesId }, {
        child_id: data.childId,
        case_id: data.caseId ?? null,
        lead_unit: data.leadUnit,
        lead_province: envelope.actor.province ?? null,
        request_id: data.requestId ?? null,
        day: dayOf(envelope.occurredAt),
      }),
    'interviews.InterviewSessionHeld': ({ id, position, data, envelope }) =>
      put('measured_session', { event_id: id }, {
        series_id: data.seriesId,
        ...onDay(envelope.occurredAt),
        recorded: data.recorded,
        private_room: privateRooms.includes(data.roomType) && data.doorClosed && data.interruptions === 0,
        support_person: data.supportPerson !== undefined,
        views_asked: data.viewsAsked,
        interviewer_id: data.interviewerId ?? null,
        certified: data.certified ?? null,
        position,
        door_closed: data.doorClosed,
        interrupted: data.interruptions > 0,
        // Without anybody at the child's side there was nobody of its own choice.
        adult_of_own_choice: data.supportPerson === undefined ? false : (data.supportPerson.chosenByChild ?? null),
      }),
    'interviews.ChildFeedbackCaptured': ({ id, data: { seriesId, session, feedback } }) =>
      put('measured_feedback', { event_id: id }, {
        series_id: seriesId,
        session,
        door_closed: said(feedback.doorClosed),
        interrupted: said(feedback.somebodyCameIn),
        adult_of_own_choice: said(feedback.adultOfOwnChoice),
      }),
    'interviews.RightsInformationGiven': ({ id, data }) =>
      put('measured_information', { event_id: id }, { child_id: data.childId, case_id: data.caseId ?? null, topics: data.topics }),
    'interviews.InterviewRepeatRequested': ({ data, envelope }) => repeat(data, { asked_day: dayOf(envelope.occurredAt) }),
    'interviews.InterviewRepeatAuthorised': (event) => answered('AUTHORISED', event),
    'interviews.InterviewRepeatRefused': (event) => answered('REFUSED', event),
    'interviews.InterviewRepeatRedirected': (event) => answered('REDIRECTED', event),
    'interviews.InterviewRepeatFound': ({ id, data }) =>
      put('measured_found', { event_id: id }, {
        child_id: data.childId, case_id: data.caseId ?? null, series_id: data.seriesId, held_by: data.heldBy ?? null, day: data.heldOn,
      }),
    'interviews.RecordingDeposited': ({ data }) => put('measured_recording', { recording_id: data.recordingId }, ofTape(data)),
    'interviews.RecordingViewed': ({ id, data, envelope }) =>
      put('measured_viewing', { event_id: id }, { ...ofTape(data), unit: envelope.actor.unit, day: dayOf(envelope.occurredAt) }),
    'interviews.InterviewerRegistered': 'ignored',
    'interviews.InterviewerCertified': 'ignored',
    'interviews.InterviewerEnded': 'ignored',
    'interviews.MinimalFactsTaken': 'ignored',
    'interviews.InterviewPlanChanged': 'ignored',
    'interviews.InterviewTopicsAdded': 'ignored',
    'interviews.InterviewRepeatAgreed': 'ignored',
    'interviews.InterviewRepeatReminded': 'ignored',
    'interviews.InterviewQuestionsForwarded': 'ignored',
    'interviews.InterviewQuestionsAnswered': 'ignored',
    'interviews.RecordingHandedOver': 'ignored',
    'interviews.RecordingReleased': 'ignored',
    'children.ChildRegistered': 'ignored',
    'children.ExternalIdentifierLinked': 'ignored',
    'investigation.ChildRescued': 'ignored',
    'investigation.SuspectArrested': 'ignored',
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
