import type { DataClass, Role } from '#kernel';

type Detail = Readonly<Record<string, unknown>>;

/** What each entry is about, by hand; a suspect under eighteen has a class of its own. */
const abouts: Readonly<Record<string, DataClass>> = {
  ChildRegistered: 'child-identity',
  ExternalIdentifierLinked: 'child-identity',
  CaseOpened: 'child-identity',
  ChildRescued: 'child-identity',
  CaseReferredToCourt: 'charges',
  InterviewSeriesPlanned: 'interview-summary',
  InterviewSessionHeld: 'interview-summary',
  MinimalFactsTaken: 'interview-summary',
  InterviewRepeatRequested: 'interview-summary',
  InterviewRepeatAgreed: 'interview-summary',
  InterviewRepeatReminded: 'interview-summary',
  InterviewRepeatAuthorised: 'interview-summary',
  InterviewRepeatRefused: 'interview-summary',
  InterviewRepeatRedirected: 'interview-summary',
  InterviewRepeatFound: 'interview-summary',
  InterviewQuestionsForwarded: 'interview-summary',
  InterviewQuestionsAnswered: 'interview-summary',
  InterviewPlanChanged: 'interview-summary',
  InterviewTopicsAdded: 'interview-summary',
  ChildFeedbackCaptured: 'interview-summary',
  RightsInformationGiven: 'interview-summary',
  RecordingDeposited: 'interview-recording',
  RecordingHandedOver: 'interview-recording',
  RecordingReleased: 'interview-recording',
  RecordingViewed: 'interview-recording',
  ReferralSent: 'case-plan',
  ReferralAccepted: 'case-plan',
  ReferralDeclined: 'case-plan',
  ReferralCompleted: 'case-plan',
  ReferralRevoked: 'case-plan',
  PlacementStarted: 'case-plan',
  PlacementEnded: 'case-plan',
  FamilyTraced: 'case-plan',
  FamilyAssessed: 'case-plan',
  ReintegrationStarted: 'case-plan',
  FollowUpDone: 'case-plan',
  FollowUpMissed: 'case-plan',
  FollowUpOverdue: 'case-plan',
  ServiceDelivered: 'case-plan',
  ComplaintReceived: 'charges',
  ChargeLaid: 'charges',
  VerdictGiven: 'charges',
  SummonsIssued: 'charges',
  SubjectKeyDestroyed: 'child-identity',
};

/** What comes of a contact: an interview, a certificate, a hearing on the charges, or what care makes of it. */
const contactAbouts: Readonly<Record<string, DataClass>> = {
  TALK: 'interview-summary',
  EXAM: 'forensic-certificate',
  HEARING: 'charges',
  VISIT: 'case-plan',
};

export function aboutByHand(kind: string, detail: Detail): DataClass {
  if (kind === 'SuspectArrested') return Number(detail['ageYears']) < 18 ? 'juvenile-suspect' : 'charges';
  const about = kind.startsWith('Contact') ? contactAbouts[String(detail['kind'])] : abouts[kind];
  if (about === undefined) throw new Error(`nobody has said by hand what ${kind} is about`);
  return about;
}

/** Fields of another class than their entry's. Caregivers and whereabouts follow the child's identity. */
export const fieldClasses: Readonly<Record<string, DataClass>> = {
  'CaseOpened.offences': 'charges',
  'CaseOpened.reporter': 'reporter-identity',
  'ChildRescued.circumstances': 'interview-summary',
  'FamilyTraced.whereabouts': 'child-identity',
  'PlacementStarted.address': 'shelter-address',
};

/**
 * What is left of an entry for a reader with part of it: of a child a pseudonym, of the reporter what they are to the
 * child, of an interview its topics and what the child wants known, of the charges their codes.
 */
export const partialFields: Readonly<Record<string, readonly string[]>> = {
  ChildRegistered: ['childId', 'sex', 'ageYears', 'districtCode'],
  ExternalIdentifierLinked: ['childId', 'system'],
  CaseOpened: ['caseId', 'districtCode', 'channel', 'concerns', 'offences', 'reporter.relation'],
  ChildRescued: ['caseId', 'districtCode'],
  SuspectArrested: ['caseId', 'offenceCodes'],
  CaseReferredToCourt: ['caseId', 'courtUnit', 'offences'],
  InterviewSeriesPlanned: ['topics', 'purpose', 'plannedFor', 'leadUnit'],
  InterviewSessionHeld: ['seriesId', 'topicsCovered', 'childWantsKnown'],
  MinimalFactsTaken: ['facts.topic'],
  InterviewRepeatRequested: ['requestId', 'seriesId', 'topics'],
  InterviewRepeatAgreed: ['requestId', 'seriesId'],
  InterviewRepeatReminded: ['requestId', 'seriesId'],
  InterviewRepeatAuthorised: ['requestId', 'seriesId', 'topics'],
  InterviewRepeatRefused: ['requestId', 'seriesId', 'topics'],
  InterviewRepeatRedirected: ['requestId', 'seriesId', 'topics', 'waysForward'],
  InterviewRepeatFound: ['seriesId', 'topics'],
  InterviewQuestionsForwarded: ['seriesId', 'leadUnit', 'questions.questionId', 'questions.topic'],
  InterviewQuestionsAnswered: ['seriesId', 'answers.questionId', 'answers.source'],
  InterviewPlanChanged: ['topics', 'purpose', 'plannedFor', 'leadUnit'],
  InterviewTopicsAdded: ['seriesId', 'added', 'topics'],
  ChildFeedbackCaptured: ['seriesId', 'session'],
  RightsInformationGiven: ['topics', 'language', 'toldTo'],
  ChargeLaid: ['offenceCode', 'role'],
  VerdictGiven: ['offenceCode'],
  SummonsIssued: ['hearingOn'],
  ContactFixed: ['contactId', 'kind', 'unit', 'on', 'time'],
  ContactMoved: ['contactId', 'kind', 'unit', 'on', 'time', 'movedFrom'],
  ContactCalledOff: ['contactId', 'kind', 'unit', 'on'],
  SubjectKeyDestroyed: ['dataClass', 'legalBasis'],
};

/** Ways around a second interview that a role can never go: no recording is released to an NGO, and no summary opened to a district post. */
export const noWaysOf: Readonly<Partial<Record<Role, readonly string[]>>> = { ngo: ['VIEW_RECORDING'], 'police-district': ['READ_SUMMARY'] };
