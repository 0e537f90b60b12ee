import { projection } from '#contracts/all';
import { dayOf, type RowChange } from '#kernel';
import { identifierTerm, numberTerm } from './terms.js';

const tokenRows = (childId: string, eventId: string, tokens: readonly string[]): readonly RowChange[] =>
  tokens.map((token) => ({ kind: 'put', table: 'search_token', key: { child_id: childId, token, event_id: eventId }, row: {} }));

/** By what a child can be found: keyed hashes, which go when the child's identity is erased, and coded facts. */
export const searchProjection = projection({
  name: 'search',
  tables: ['search_token', 'search_child'],
  opens: true,
  handlers: {
    'children.ChildRegistered': ({ id, data, envelope }, clear) => {
      const phone = clear.text('phone');
      const names = [clear.text('nameKhmer'), clear.text('nameLatin'), phone === undefined ? undefined : numberTerm(phone)];
      return [
        {
          kind: 'put',
          table: 'search_child',
          key: { child_id: data.childId },
          row: {
            sex: data.sex,
            age_years: data.ageYears ?? null,
            age_as_of: data.ageYears === undefined ? null : dayOf(envelope.occurredAt),
            district_code: data.districtCode ?? null,
          },
        },
        ...tokenRows(data.childId, id, clear.tokens(names)),
      ];
    },
    'children.ExternalIdentifierLinked': ({ id, data }, clear) => {
      const value = clear.text('value');
      return value === undefined ? [] : tokenRows(data.childId, id, clear.tokens([numberTerm(value), identifierTerm(data.system, value)]));
    },
    'privacy.SubjectKeyDestroyed': ({ data }) =>
      data.dataClass === 'child-identity' ? [{ kind: 'drop', table: 'search_token', where: { child_id: data.subjectId } }] : [],
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
    'interviews.InterviewRepeatRequested': 'ignored',
    'interviews.InterviewRepeatAgreed': 'ignored',
    'interviews.InterviewRepeatReminded': 'ignored',
    'interviews.InterviewRepeatAuthorised': 'ignored',
    'interviews.InterviewRepeatRefused': 'ignored',
    'interviews.InterviewRepeatRedirected': 'ignored',
    'interviews.InterviewRepeatFound': 'ignored',
    'interviews.InterviewQuestionsForwarded': 'ignored',
    'interviews.InterviewQuestionsAnswered': 'ignored',
    'interviews.InterviewPlanChanged': 'ignored',
    'interviews.InterviewTopicsAdded': 'ignored',
    'interviews.ChildFeedbackCaptured': 'ignored',
    'interviews.RightsInformationGiven': 'ignored',
    'interviews.RecordingDeposited': 'ignored',
    'interviews.RecordingHandedOver': 'ignored',
    'interviews.RecordingReleased': 'ignored',
    'interviews.RecordingViewed': 'ignored',
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
  },
});
