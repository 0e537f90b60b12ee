import * as care from '#contracts/care';
import * as children from '#contracts/children';
import * as contacts from '#contracts/contacts';
import * as court from '#contracts/court';
import * as interviews from '#contracts/interviews';
import * as investigation from '#contracts/investigation';
import * as privacy from '#contracts/privacy';
import * as referrals from '#contracts/referrals';
import * as services from '#contracts/services';
import * as vocabulary from '#contracts/vocabulary';
import type { EventContract, Projection, Projector } from '#kernel';

/** Every event that the product stores, by type. */
export const events = {
  'children.ChildRegistered': children.ChildRegistered,
  'children.ExternalIdentifierLinked': children.ExternalIdentifierLinked,
  'investigation.CaseOpened': investigation.CaseOpened,
  'investigation.ChildRescued': investigation.ChildRescued,
  'investigation.SuspectArrested': investigation.SuspectArrested,
  'investigation.CaseReferredToCourt': investigation.CaseReferredToCourt,
  'interviews.InterviewerRegistered': interviews.InterviewerRegistered,
  'interviews.InterviewerCertified': interviews.InterviewerCertified,
  'interviews.InterviewerEnded': interviews.InterviewerEnded,
  'interviews.InterviewSeriesPlanned': interviews.InterviewSeriesPlanned,
  'interviews.InterviewSessionHeld': interviews.InterviewSessionHeld,
  'interviews.MinimalFactsTaken': interviews.MinimalFactsTaken,
  'interviews.InterviewRepeatRequested': interviews.InterviewRepeatRequested,
  'interviews.InterviewRepeatAgreed': interviews.InterviewRepeatAgreed,
  'interviews.InterviewRepeatReminded': interviews.InterviewRepeatReminded,
  'interviews.InterviewRepeatAuthorised': interviews.InterviewRepeatAuthorised,
  'interviews.InterviewRepeatRefused': interviews.InterviewRepeatRefused,
  'interviews.InterviewRepeatRedirected': interviews.InterviewRepeatRedirected,
  'interviews.InterviewRepeatFound': interviews.InterviewRepeatFound,
  'interviews.InterviewQuestionsForwarded': interviews.InterviewQuestionsForwarded,
  'interviews.InterviewQuestionsAnswered': interviews.InterviewQuestionsAnswered,
  'interviews.InterviewPlanChanged': interviews.InterviewPlanChanged,
  'interviews.InterviewTopicsAdded': interviews.InterviewTopicsAdded,
  'interviews.ChildFeedbackCaptured': interviews.ChildFeedbackCaptured,
  'interviews.RightsInformationGiven': interviews.RightsInformationGiven,
  'interviews.RecordingDeposited': interviews.RecordingDeposited,
  'interviews.RecordingHandedOver': interviews.RecordingHandedOver,
  'interviews.RecordingReleased': interviews.RecordingReleased,
  'interviews.RecordingViewed': interviews.RecordingViewed,
  'referrals.ReferralSent': referrals.ReferralSent,
  'referrals.ReferralAccepted': referrals.ReferralAccepted,
  'referrals.ReferralDeclined': referrals.ReferralDeclined,
  'referrals.ReferralCompleted': referrals.ReferralCompleted,
  'referrals.ReferralRevoked': referrals.ReferralRevoked,
  'referrals.ReferralAnswerReminded': referrals.ReferralAnswerReminded,
  'referrals.ReferralEscalated': referrals.ReferralEscalated,
  'care.PlacementStarted': care.PlacementStarted,
  'care.PlacementEnded': care.PlacementEnded,
  'care.FamilyTraced': care.FamilyTraced,
  'care.FamilyAssessed': care.FamilyAssessed,
  'care.ReintegrationStarted': care.ReintegrationStarted,
  'care.FollowUpDone': care.FollowUpDone,
  'care.FollowUpMissed': care.FollowUpMissed,
  'care.FollowUpOverdue': care.FollowUpOverdue,
  'contacts.ContactFixed': contacts.ContactFixed,
  'contacts.ContactMoved': contacts.ContactMoved,
  'contacts.ContactCalledOff': contacts.ContactCalledOff,
  'services.ServiceDelivered': services.ServiceDelivered,
  'court.ComplaintReceived': court.ComplaintReceived,
  'court.ChargeLaid': court.ChargeLaid,
  'court.VerdictGiven': court.VerdictGiven,
  'court.SummonsIssued': court.SummonsIssued,
  'privacy.SubjectKeyDestroyed': privacy.SubjectKeyDestroyed,
} as const;

/** Every command that people give; the API offers these. */
export const commands = [
  children.RegisterChild,
  children.LinkExternalIdentifier,
  investigation.OpenCase,
  investigation.RecordRescue,
  investigation.RecordArrest,
  investigation.ReferCaseToCourt,
  interviews.RegisterInterviewer,
  interviews.CertifyInterviewer,
  interviews.EndInterviewer,
  interviews.PlanInterviewSeries,
  interviews.HoldInterviewSession,
  interviews.RecordMinimalFacts,
  interviews.RequestInterviewRepeat,
  interviews.DecideInterviewRepeat,
  interviews.OrderInterviewRepeat,
  interviews.RecordRepeatFound,
  interviews.SendInterviewQuestions,
  interviews.AnswerInterviewQuestions,
  interviews.ChangeInterviewPlan,
  interviews.AddInterviewTopics,
  interviews.CaptureChildFeedback,
  interviews.GiveRightsInformation,
  interviews.DepositRecording,
  interviews.HandOverRecording,
  interviews.ReleaseRecording,
  interviews.RecordRecordingViewed,
  referrals.SendReferral,
  referrals.AcceptReferral,
  referrals.DeclineReferral,
  referrals.CompleteReferral,
  referrals.RevokeReferral,
  care.StartPlacement,
  care.EndPlacement,
  care.RecordFamilyTraced,
  care.RecordFamilyAssessed,
  care.StartReintegration,
  care.RecordFollowUpVisit,
  care.RecordFollowUpMissed,
  contacts.FixContact,
  contacts.MoveContact,
  contacts.CallOffContact,
  services.RecordServiceDelivered,
  court.ReceiveComplaint,
  court.LayCharge,
  court.GiveVerdict,
  court.IssueSummons,
  privacy.DestroySubjectKey,
] as const;

/** Commands that the product's own policies give, and nobody else. */
export const policyCommands = [
  referrals.RemindReferral,
  referrals.EscalateReferral,
  referrals.ReferTraffickingConcern,
  referrals.ReferSummonedChild,
  referrals.PassOnCourtSupport,
  referrals.EndOnwardReferral,
  care.NoteFollowUpOverdue,
  interviews.RemindRepeatDeciders,
] as const;

export type EventType = keyof typeof events;

/** The contract of a stored event's type; undefined for what another release or another product wrote. */
export const contractOf = (type: string): EventContract | undefined =>
  (events as unknown as Readonly<Record<string, EventContract>>)[type];

type Handlers = { readonly [T in EventType]: Projector<(typeof events)[T]> | 'ignored' };

/** A view that answers, for every event type, what it does with it; the compiler lists what it forgot. */
export const projection = (definition: Projection<Handlers>): Projection => definition;


const modules = [vocabulary, care, children, contacts, court, interviews, investigation, privacy, referrals, services];

/** Shared schemas by the name under which contracts export them; the API calls its types so. */
export const schemaNames: ReadonlyMap<unknown, string> = new Map(
  modules.flatMap((module) => Object.entries(module).map(([name, value]): [unknown, string] => [value, name])),
);
