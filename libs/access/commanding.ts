import type { Author, Role, StreamStanding } from '#kernel';
import type { Relation, Standing } from './relations.js';
import { holdersOf } from './relations.js';

/** Parts that a unit can hold in the stream a command goes to. */
export const streamRelations = ['sender', 'receiver', 'lead', 'provider', 'opener', 'decider', 'keeper', 'released', 'employer', 'participant'] as const;
export type StreamRelation = (typeof streamRelations)[number];

type Condition = 'anyone' | Relation | StreamRelation;
type Row = Partial<Record<Role, readonly Condition[]>>;

const anyone = ['anyone'] as const;
const province = ['own-province', 'own-case', 'registered', 'referral-accepted'] as const;
const accepted = ['referral-accepted'] as const;
const court = ['court-case'] as const;
const receiver: Row = {
  'police-district': ['receiver'],
  'ahtjp-provincial': ['receiver'],
  dosvy: ['receiver'],
  ngo: ['receiver'],
};
const sender: Row = { 'police-district': ['sender'], 'ahtjp-provincial': ['sender'], dosvy: ['sender'], ngo: ['sender'] };

/** Whoever works with the child may want to know more of it: that is not theirs to find out by asking it again. */
const wantsToKnow: Row = {
  'police-district': ['own-case'],
  'ahtjp-provincial': province,
  dosvy: province,
  ngo: accepted,
  'court-liaison': court,
  lawyer: ['client'],
};

/** Whoever works with the child fixes when; and so sees on which days others do. */
const worksWith: Row = { ...wantsToKnow, 'forensic-doctor': ['own-exam'] };
const opener: Row = Object.fromEntries(Object.keys(worksWith).map((role) => [role, ['opener']]));

/** Who may do what, and how they must stand to every child it acts on. What is not written here is refused. */
export const commandTable: Readonly<Record<string, Row>> = {
  RegisterChild: { 'hotline-operator': anyone, 'police-district': anyone, 'ahtjp-provincial': anyone, dosvy: anyone, ngo: anyone },
  LinkExternalIdentifier: { 'ahtjp-provincial': province, dosvy: province, ngo: ['registered', 'referral-accepted'] },

  OpenCase: { 'police-district': ['own-case', 'registered'], 'ahtjp-provincial': province },
  RecordRescue: { 'police-district': ['opener'], 'ahtjp-provincial': province },
  RecordArrest: { 'police-district': ['opener'], 'ahtjp-provincial': province },
  ReferCaseToCourt: { 'ahtjp-provincial': province },

  SendReferral: {
    'police-district': ['own-case', 'registered'],
    'ahtjp-provincial': province,
    dosvy: province,
    ngo: ['registered', 'referral-accepted'],
  },
  AcceptReferral: receiver,
  DeclineReferral: receiver,
  CompleteReferral: receiver,
  // A court takes back what was asked in its name, as when a hearing is called off; social affairs ends what others have
  // passed on: no NGO may keep a child by way of another.
  RevokeReferral: { ...sender, dosvy: ['sender', 'own-province'], 'court-liaison': ['sender'] },

  // Of an interviewer only: no child is in it. That nobody certifies their own is in the register's rules.
  RegisterInterviewer: { 'ahtjp-provincial': anyone, dosvy: anyone },
  CertifyInterviewer: { 'ahtjp-provincial': anyone, dosvy: anyone },
  EndInterviewer: { 'ahtjp-provincial': ['employer'], dosvy: ['employer'] },
  PlanInterviewSeries: { 'police-district': ['own-case'], 'ahtjp-provincial': province, dosvy: province },
  // Of which interview, is in the ledger's rules.
  HoldInterviewSession: { 'police-district': ['own-case'], 'ahtjp-provincial': [...province, 'participant'], dosvy: [...province, 'participant'] },
  ChangeInterviewPlan: { 'ahtjp-provincial': ['lead'], dosvy: ['lead'] },
  // One interview for all agencies: whoever takes part or works with the child says what it is to answer.
  AddInterviewTopics: {
    'police-district': ['own-case', 'participant'],
    'ahtjp-provincial': [...province, 'participant'],
    dosvy: [...province, 'participant'],
    ngo: [...accepted, 'participant'],
    'court-liaison': [...court, 'participant'],
    lawyer: ['client', 'participant'],
  },
  // That it is nobody of the unit that held it, is in the ledger's rules.
  CaptureChildFeedback: { 'ahtjp-provincial': province, dosvy: province, ngo: accepted, 'court-liaison': court },
  GiveRightsInformation: wantsToKnow,
  RecordMinimalFacts: { 'police-district': ['own-case', 'registered'], 'ahtjp-provincial': province, dosvy: province },
  RequestInterviewRepeat: wantsToKnow,
  DecideInterviewRepeat: { dosvy: ['decider'], 'court-liaison': ['decider'] },
  OrderInterviewRepeat: { 'court-liaison': court },
  SendInterviewQuestions: wantsToKnow,
  AnswerInterviewQuestions: { 'ahtjp-provincial': ['lead'], dosvy: ['lead'] },
  DepositRecording: { 'ahtjp-provincial': ['lead'], dosvy: ['lead'] },
  HandOverRecording: { 'ahtjp-provincial': ['keeper'], dosvy: ['keeper'], 'court-liaison': ['keeper'] },
  ReleaseRecording: { 'ahtjp-provincial': ['keeper'], dosvy: ['keeper'], 'court-liaison': court },
  RecordRecordingViewed: {
    'police-district': ['released'],
    'ahtjp-provincial': ['keeper', 'released'],
    dosvy: ['keeper'],
    'court-liaison': court,
    lawyer: ['released'],
  },
  RecordRepeatFound: { 'police-district': ['own-case'], 'ahtjp-provincial': province, dosvy: province, ngo: accepted, 'court-liaison': court },

  FixContact: worksWith,
  MoveContact: worksWith,
  // Also by a unit that no longer has the child: nobody is to wait for it.
  CallOffContact: opener,

  ReceiveComplaint: { 'court-liaison': court },
  LayCharge: { 'court-liaison': ['opener'] },
  GiveVerdict: { 'court-liaison': ['opener'] },
  IssueSummons: { 'court-liaison': ['opener'] },

  StartPlacement: { dosvy: province, ngo: accepted },
  EndPlacement: { dosvy: province, ngo: ['provider'] },
  RecordFamilyTraced: { dosvy: province, ngo: accepted },
  RecordFamilyAssessed: { dosvy: province },
  StartReintegration: { dosvy: province },
  RecordFollowUpVisit: { dosvy: province, ngo: accepted },
  RecordFollowUpMissed: { dosvy: province, ngo: accepted },

  RecordServiceDelivered: { ngo: accepted, dosvy: province },

  DestroySubjectKey: { 'privacy-officer': anyone },
};

/** Whether this role ever gives this command. Tells nothing about any child. */
export const roleMay = (role: Role, command: string): boolean => commandTable[command]?.[role] !== undefined;

/** Whether somebody in this role who stands so to a child may do this, whatever part they hold in anything. */
export const mayStandingSo = (role: Role, command: string, relations: readonly Relation[]): boolean =>
  (commandTable[command]?.[role] ?? []).some((condition) => condition === 'anyone' || relations.some((relation) => relation === condition));

/** Whether this person may give this command for all these children, as they stand now. */
export function mayDo(question: {
  readonly command: string;
  readonly actor: Author;
  readonly childIds: readonly string[];
  readonly standing: StreamStanding;
  readonly facts: { readonly standing: readonly Standing[] };
}): boolean {
  const { actor, childIds, facts } = question;
  // What policies may do stands in a table of their own.
  if (actor.role === 'policy') return false;
  const conditions: readonly Condition[] = commandTable[question.command]?.[actor.role] ?? [];
  if (conditions.includes('anyone')) return true;
  const partInStream = Object.entries(question.standing).some(
    ([relation, units]) => [units].flat().includes(actor.unit) && conditions.includes(relation as StreamRelation),
  );
  if (partInStream) return true;
  const holders = holdersOf(actor);
  const standsTo = (childId: string) =>
    facts.standing.some((row) => row.childId === childId && holders.includes(row.holder) && conditions.includes(row.relation));
  return childIds.length > 0 && childIds.every(standsTo);
}
