import type { Row } from '../watch.js';
import { nameKhmer, words } from './cast.js';

/*
 * Who sees what of each entry of J5, written by hand from the table of the privacy rules. Columns: the district police
 * whose case it is, before and while the recording is released to it; AHTJP and DoSVY of the province; the NGO that has
 * accepted her; the court as a unit that watches the interviews, and once it has the case.
 */
const M = 'MILESTONE';
const row = (kind: string, sees: Readonly<Record<string, string>>, told: Row['words'] = {}): Row => ({
  kind,
  sees: { ...(sees['police'] === undefined ? {} : { 'police viewing': sees['police'] }), ...sees },
  words: told,
});
const everybody = (fields: string) => ({ police: fields, ahtjp: fields, dosvy: fields, ngo: fields, court: fields });

export const registered = row('ChildRegistered', everybody('FULL childId sex ageYears districtCode nameKhmer:OPEN'), { nameKhmer });

const opened = 'FULL caseId childIds districtCode channel concerns';
const alleged = `${opened} offences.code offences.role`;
export const caseOpened = row('CaseOpened', { police: alleged, ahtjp: alleged, dosvy: opened, ngo: opened, court: alleged });

const facts = 'FULL childId caseId facts.topic facts.answer:OPEN';
export const minimalFacts = row('MinimalFactsTaken', { ...everybody(facts), ngo: 'PARTIAL' }, { 'facts.answer': words.safeTonight });

const plan = 'FULL seriesId childId caseId leadUnit purpose topics plannedFor roomType recording';
const planForNgo = 'PARTIAL topics purpose plannedFor leadUnit';
const watched = `${plan} participants`;
export const planned = row('InterviewSeriesPlanned', { police: M, ahtjp: watched, dosvy: watched, ngo: planForNgo, court: watched, observer: watched });
const further = `${plan} requestId`;
export const furtherPlanned = row('InterviewSeriesPlanned', { police: M, ahtjp: further, dosvy: further, ngo: planForNgo, court: further });

const side = 'supportPerson.relation supportPerson.livesWithSuspect supportPerson.chosenByChild';
const scene = `FULL seriesId childId interviewerId interviewerSex certified roomType doorClosed interruptions peoplePresent ${side} recorded viewsAsked`;
export const firstSession = row('InterviewSessionHeld', { police: M, ahtjp: scene, dosvy: scene, ngo: 'PARTIAL seriesId', court: scene, observer: scene });
const told = `${scene} topicsCovered summary:OPEN childWantsKnown:OPEN`;
export const secondSession = row(
  'InterviewSessionHeld',
  { police: M, ahtjp: told, dosvy: told, ngo: 'PARTIAL seriesId topicsCovered summary:WITHHELD childWantsKnown:OPEN', court: told, observer: told },
  { summary: words.summary, childWantsKnown: words.childWantsKnown },
);

/** What a recording is about is nothing to an NGO, and a date to those to whom it is not released. */
const recording = (fields: string) => ({ police: M, 'police viewing': fields, ahtjp: fields, dosvy: M, court: fields });
const tape = 'FULL recordingId childId caseId seriesId';
export const deposited = row('RecordingDeposited', recording(`${tape} kind minutes sha256 custodian place:OPEN`), { place: words.place });
export const released = row('RecordingReleased', recording(`${tape} toUnit purpose until`));
export const viewed = row('RecordingViewed', { ...recording(`${tape} purpose`), police: `${tape} purpose` });

const sent =
  'FULL referralId childId caseId fromUnit toUnit kind risk offer.sex offer.ageBand offer.concerns offer.needs offer.bedNeeded consent.from answerDueAt';
export const referred = row('ReferralSent', { dosvy: sent, court: M });
export const accepted = row('ReferralAccepted', { dosvy: 'FULL referralId childId toUnit kind', ngo: 'FULL referralId childId toUnit kind', court: M });

const redirect = 'FULL requestId childId caseId seriesId requestedBy reason topics leadUnit waysForward';
export const ngoRedirected = row('InterviewRepeatRedirected', { ...everybody(redirect), police: M });
const noted = `${redirect} note:OPEN`;
export const policeRedirected = row(
  'InterviewRepeatRedirected',
  { ...everybody(noted), ngo: 'PARTIAL requestId seriesId topics waysForward note:WITHHELD' },
  { note: words.tooThin },
);

const asked = 'FULL childId caseId seriesId leadUnit questions.questionId questions.topic questions.question:OPEN';
export const questionsSent = row(
  'InterviewQuestionsForwarded',
  { ...everybody(asked), ngo: 'PARTIAL seriesId leadUnit questions.questionId questions.topic questions.question:WITHHELD' },
  { 'questions.question': words.question },
);
const answer = 'FULL childId caseId seriesId answers.questionId answers.source answers.answer:OPEN';
export const questionsAnswered = row(
  'InterviewQuestionsAnswered',
  { ...everybody(answer), police: M, ngo: 'PARTIAL seriesId answers.questionId answers.source answers.answer:WITHHELD' },
  { 'answers.answer': words.answer },
);

const dossier = 'FULL caseId courtUnit dossierNumber offences.code offences.role';
export const referredToCourt = row('CaseReferredToCourt', { police: M, ahtjp: dossier, dosvy: M, ngo: M, court: dossier });
const order = 'FULL requestId childId caseId seriesId requestedBy reason topics authorisedBy orderNumber';
export const ordered = row('InterviewRepeatAuthorised', { ...everybody(order), police: M, ngo: 'PARTIAL requestId seriesId topics' });
