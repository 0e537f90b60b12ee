import type { Row } from '../watch.js';
import { nameKhmer, words } from './cast.js';

/*
 * Who sees what of each entry of J1, written by hand from the table of the privacy rules. Columns: the district police
 * that opened the case; AHTJP and DoSVY of the province; NGO A while it has accepted a referral, and afterwards; the
 * court once it has the case, and before that as a unit that watched the interview.
 */
const M = 'MILESTONE';
const own = (fields: string) => `FULL ${fields}`;

const registered = own('childId sex ageYears districtCode nameKhmer:OPEN village:OPEN');
export const childRegistered: Row = {
  kind: 'ChildRegistered',
  sees: { police: registered, ahtjp: registered, dosvy: registered, ngo: registered, court: registered },
  words: { nameKhmer, village: words.village },
};

const opened = 'caseId childIds districtCode channel concerns';
const alleged = 'offences.code offences.role';
export const caseOpened: Row = {
  kind: 'CaseOpened',
  sees: {
    police: own(`${opened} ${alleged} reporter.reporterId reporter.relation reporter.phone:OPEN`),
    // The reporter is partial for AHTJP: what he or she is to the child, and nothing that finds them.
    ahtjp: own(`${opened} ${alleged} reporter.relation reporter.phone:WITHHELD`),
    // Charges are a milestone for DoSVY and the NGO; the reporter is nothing to them or to the court.
    dosvy: own(opened),
    ngo: own(opened),
    court: own(`${opened} ${alleged}`),
  },
  words: { 'reporter.phone': words.callersPhone },
};

const rescued = 'caseId childId districtCode';
export const childRescued: Row = {
  kind: 'ChildRescued',
  sees: {
    police: own(`${rescued} circumstances:OPEN`),
    ahtjp: own(`${rescued} circumstances:OPEN`),
    dosvy: own(`${rescued} circumstances:OPEN`),
    // What the child went through is told to an NGO as topics, not as text.
    ngo: own(`${rescued} circumstances:WITHHELD`),
    court: own(`${rescued} circumstances:OPEN`),
  },
  words: { circumstances: words.circumstances },
};

const arrest = 'caseId suspectId sex ageYears offenceCodes separateTransport relationToChild suspectName:OPEN';
export const suspectArrested: Row = {
  kind: 'SuspectArrested',
  sees: { police: own(arrest), ahtjp: 'PARTIAL caseId offenceCodes suspectName:WITHHELD', dosvy: M, ngo: M, court: own(arrest) },
  words: { suspectName: words.suspectsName },
};

const facts = own('childId caseId facts.topic facts.answer:OPEN');
export const minimalFacts: Row = {
  kind: 'MinimalFactsTaken',
  sees: { police: facts, ahtjp: facts, dosvy: facts, ngo: 'PARTIAL facts.topic facts.answer:WITHHELD', court: facts },
  words: { 'facts.answer': words.safeTonight },
};

const sent =
  'referralId childId caseId fromUnit toUnit kind risk offer.sex offer.ageBand offer.districtCode offer.concerns offer.needs offer.bedNeeded consent.from answerDueAt';
export const sentToDosvy: Row = {
  kind: 'ReferralSent',
  // Sent in the name of the unit that opened the case: it is named there, the provincial police is not.
  sees: { police: own(`${sent} consent.overrideReason`), dosvy: own(`${sent} consent.overrideReason`), court: M },
};

const answered = own('referralId childId toUnit kind');
export const acceptedByDosvy: Row = { kind: 'ReferralAccepted', sees: { police: answered, dosvy: answered, court: M } };

const planned = own('seriesId childId caseId leadUnit purpose topics participants plannedFor roomType recording interviewerId childPrefers language');
export const seriesPlanned: Row = {
  kind: 'InterviewSeriesPlanned',
  sees: { police: M, ahtjp: planned, dosvy: planned, ngo: 'PARTIAL topics purpose plannedFor leadUnit', court: planned },
};
/** Who joins reads the whole plan from then on, and nothing from before. */
const joined = `${planned} joined`;
export const courtJoins: Row = {
  kind: 'InterviewPlanChanged',
  sees: { police: M, ahtjp: joined, dosvy: joined, ngo: 'PARTIAL topics purpose plannedFor leadUnit', court: joined, observer: joined },
};

const held = own(
  `seriesId childId interviewerId interviewerSex certified roomType doorClosed interruptions peoplePresent topicsCovered
   supportPerson.relation supportPerson.livesWithSuspect supportPerson.chosenByChild recorded viewsAsked summary:OPEN childWantsKnown:OPEN`.replace(/\s+/g, ' '),
);
export const sessionHeld: Row = {
  kind: 'InterviewSessionHeld',
  sees: {
    police: M,
    ahtjp: held,
    dosvy: held,
    ngo: 'PARTIAL seriesId topicsCovered childWantsKnown:OPEN summary:WITHHELD',
    court: held,
    observer: held,
  },
  words: { summary: words.summary, childWantsKnown: words.childWantsKnown },
};

/** What a recording is about is nothing to an NGO or to a unit that watched, and a date to those to whom it is not released. */
const tape = own('recordingId childId caseId seriesId kind minutes sha256 custodian');
export const deposited: Row = { kind: 'RecordingDeposited', sees: { police: M, ahtjp: tape, dosvy: M, court: tape } };

/** Nothing is left to decide, so nobody is named in it who would decide; the unit that watched the interview is not told. */
const redirect = own('requestId childId caseId seriesId requestedBy reason topics leadUnit waysForward');
export const redirected: Row = {
  kind: 'InterviewRepeatRedirected',
  sees: { police: M, ahtjp: redirect, dosvy: redirect, ngo: 'PARTIAL requestId seriesId topics waysForward', court: redirect },
};
const asked = own('childId caseId seriesId leadUnit questions.questionId questions.topic questions.question:OPEN');
export const questionsSent: Row = {
  kind: 'InterviewQuestionsForwarded',
  sees: {
    police: M, ahtjp: asked, dosvy: asked, court: asked,
    ngo: 'PARTIAL seriesId leadUnit questions.questionId questions.topic questions.question:WITHHELD',
  },
  words: { 'questions.question': [words.howShePassed, words.whoPaid] },
};
const found = own('childId caseId seriesId answers.questionId answers.source answers.answer:OPEN');
export const questionsAnswered: Row = {
  kind: 'InterviewQuestionsAnswered',
  sees: { police: M, ahtjp: found, dosvy: found, ngo: 'PARTIAL seriesId answers.questionId answers.source answers.answer:WITHHELD', court: found },
  words: { 'answers.answer': words.byBus },
};

const informed = own('childId caseId topics language toldTo');
/** The court is no party to it, and reads it when the case comes to it. */
export const rightsTold: Row = {
  kind: 'RightsInformationGiven',
  sees: { police: M, ahtjp: informed, dosvy: informed, ngo: 'PARTIAL topics language toldTo', court: informed },
};

const pooled = own('childId caseId seriesId added topics');
export const topicsAdded: Row = {
  kind: 'InterviewTopicsAdded',
  sees: { police: M, ahtjp: pooled, dosvy: pooled, ngo: 'PARTIAL seriesId added topics', court: pooled, observer: pooled },
};

const items = ['feltSafe', 'toldWhatWouldHappen', 'couldTakeBreak', 'foodOrDrinkOffered', 'adultOfOwnChoice', 'doorClosed', 'somebodyCameIn'];
const howItWas = own(`childId caseId seriesId session ${items.map((item) => `feedback.${item}`).join(' ')} ownWords:OPEN`);
export const feedback: Row = {
  kind: 'ChildFeedbackCaptured',
  sees: { police: M, ahtjp: howItWas, dosvy: howItWas, ngo: 'PARTIAL seriesId session ownWords:WITHHELD', court: howItWas },
  words: { ownWords: words.howItWas },
};

/** NGO A never sees this entry: the offer is on its board, and the case plan is DoSVY's. */
export const sentToNgo: Row = {
  kind: 'ReferralSent',
  sees: { dosvy: own(`${sent} offer.voluntaryStay note:OPEN`), court: M },
  words: { note: words.noteToNgo },
};

const ngosOwn = (fields: string) => ({ dosvy: own(fields), ngo: own(fields), 'ngo afterwards': own(fields), court: M });
export const acceptedByNgo: Row = { kind: 'ReferralAccepted', sees: ngosOwn('referralId childId toUnit kind') };
export const placed: Row = {
  kind: 'PlacementStarted',
  sees: ngosOwn('childId placementId kind providerUnit address:OPEN voluntaryStay childViews.asked childViews.view:OPEN'),
  words: { address: words.shelter, 'childViews.view': words.viewOnStay },
};
export const counselled: Row = {
  kind: 'ServiceDelivered',
  sees: ngosOwn('serviceId childId referralId service sessions note:OPEN'),
  words: { note: words.counselling },
};

const referred = own('caseId courtUnit dossierNumber offences.code offences.role');
export const referredToCourt: Row = {
  kind: 'CaseReferredToCourt',
  sees: { police: M, ahtjp: referred, dosvy: M, ngo: M, court: referred },
};
export const complaint: Row = {
  kind: 'ComplaintReceived',
  sees: { police: M, ahtjp: 'PARTIAL', dosvy: M, ngo: M, court: own('proceedingId childIds caseId courtCaseNumber dossierNumber') },
};
export const charge: Row = {
  kind: 'ChargeLaid',
  sees: { police: M, ahtjp: 'PARTIAL offenceCode role', dosvy: M, ngo: M, court: own('proceedingId chargeId offenceCode role suspectId') },
};
export const summoned: Row = {
  kind: 'SummonsIssued',
  sees: { police: M, ahtjp: 'PARTIAL hearingOn', dosvy: M, ngo: M, court: own('proceedingId summonsId childId courtUnit hearingOn') },
};
const support =
  'referralId childId caseId fromUnit toUnit kind risk offer.sex offer.ageBand offer.concerns offer.needs offer.bedNeeded offer.hearingOn consent.from answerDueAt';
/** In the court's own name, but the case plan is DoSVY's: in the timeline the court sees that it was sent; the rest is on its board. */
export const supportAsked: Row = { kind: 'ReferralSent', sees: { dosvy: own(`${support} consent.overrideReason`), court: M } };
export const supportTakenOn: Row = { kind: 'ReferralAccepted', sees: { dosvy: answered, court: M } };
export const supportPassedOn: Row = { kind: 'ReferralSent', sees: { dosvy: own(support), court: M } };
export const accompanied: Row = { kind: 'ServiceDelivered', sees: ngosOwn('serviceId childId referralId service sessions') };

export const verdict: Row = {
  kind: 'VerdictGiven',
  sees: {
    police: M,
    ahtjp: 'PARTIAL offenceCode',
    dosvy: M,
    ngo: M,
    court: own('proceedingId chargeId outcome offenceCode sentenceMonths compensationRiel'),
  },
};

export const familyTraced: Row = {
  kind: 'FamilyTraced',
  sees: { dosvy: own('childId relation districtCode whereabouts:OPEN'), court: M },
  words: { whereabouts: words.grandmothersPlace },
};
export const familyAssessed: Row = {
  kind: 'FamilyAssessed',
  sees: { dosvy: own('childId relation safe note:OPEN'), court: M },
  words: { note: words.assessment },
};
export const placementEnded: Row = { kind: 'PlacementEnded', sees: ngosOwn('childId placementId reason') };
export const wentHome: Row = {
  kind: 'ReintegrationStarted',
  sees: ngosOwn('childId relation districtCode ownerUnit childViews.asked childViews.view:OPEN visits.visit visits.dueOn visits.overdueAt'),
  words: { 'childViews.view': words.viewOnHome },
};
export const visited: Row = {
  kind: 'FollowUpDone',
  sees: ngosOwn('childId visit finding note:OPEN'),
  words: { note: words.visit },
};
export const missed: Row = { kind: 'FollowUpMissed', sees: ngosOwn('childId visit reason') };
export const completed: Row = { kind: 'ReferralCompleted', sees: ngosOwn('referralId childId toUnit outcome') };
