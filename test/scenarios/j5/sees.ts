import type { Row } from '../watch.js';
import { nameKhmer, words } from './cast.js';

/*
 * Who sees what of each entry of J5, written by hand from the table of the privacy rules. Columns: the district police
 * whose case it is, before and while the recording is released to it; AHTJP and DoSVY of the province; the NGO that has
 * accepted her, and when that has ended; an NGO while and after it had her before all this; one that was only asked; the
 * court as a unit that watches the interviews, and once it has the case; a lawyer to whom the recording is released.
 */
const M = 'MILESTONE';
const row = (kind: string, sees: Readonly<Record<string, string>>, told: Row['words'] = {}): Row => ({
  kind,
  sees: { ...(sees['police'] === undefined ? {} : { 'police viewing': sees['police'] }), ...sees },
  words: told,
});
const everybody = (fields: string) => ({ police: fields, ahtjp: fields, dosvy: fields, ngo: fields, court: fields });
/** An NGO's own entry: it keeps it when its part has ended. */
const ngosOwn = (fields: string) => ({ ngo: fields, 'ngo afterwards': fields });

const child = 'FULL childId sex ageYears districtCode nameKhmer:OPEN';
export const registered = row('ChildRegistered', { ...everybody(child), 'other ngo': child }, { nameKhmer });

const opened = 'FULL caseId childIds districtCode channel concerns';
const alleged = `${opened} offences.code offences.role`;
// Of who reported it, what they are to the child for AHTJP, and nothing for all the others but the police who were told.
export const caseOpened = row('CaseOpened', {
  police: `${alleged} reporter.reporterId reporter.relation`, ahtjp: `${alleged} reporter.relation`,
  dosvy: opened, ngo: opened, 'other ngo': opened, court: alleged,
});

const facts = 'FULL childId caseId facts.topic facts.answer:OPEN';
/** What she was asked, and not what she answered. */
const asksOnly = 'PARTIAL facts.topic facts.answer:WITHHELD';
export const minimalFacts = row('MinimalFactsTaken', { ...everybody(facts), ngo: asksOnly, 'other ngo': asksOnly }, { 'facts.answer': words.safeTonight });

const plan = 'FULL seriesId childId caseId leadUnit purpose topics plannedFor roomType recording interviewerId childPrefers';
const planForNgo = 'PARTIAL topics purpose plannedFor leadUnit';
const watched = `${plan} participants`;
export const planned = row('InterviewSeriesPlanned', { police: M, ahtjp: watched, dosvy: watched, ngo: planForNgo, court: watched, observer: watched });
const further = `${plan} requestId`;
export const furtherPlanned = row('InterviewSeriesPlanned', { police: M, ahtjp: further, dosvy: further, ngo: planForNgo, court: further });

const pooled = 'FULL childId caseId seriesId added topics';
const pooledRow = { ...everybody(pooled), police: M, observer: pooled };
const ofNgo = 'PARTIAL seriesId added topics';
/** The liaison who added one is the observer of the interview. */
export const topicsAddedBy = (unit: string) => row('InterviewTopicsAdded', { ...pooledRow, ...(unit === 'ngo-a' ? ngosOwn(pooled) : { ngo: ofNgo }) });

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
const recording = (fields: string) => ({ police: M, 'police viewing': fields, ahtjp: fields, dosvy: M, court: fields, lawyer: fields });
const tape = 'FULL recordingId childId caseId seriesId';
export const deposited = row('RecordingDeposited', recording(`${tape} kind minutes sha256 custodian place:OPEN`), { place: words.place });
export const released = row('RecordingReleased', recording(`${tape} toUnit purpose until`));
export const viewed = row('RecordingViewed', { ...recording(`${tape} purpose`), police: `${tape} purpose` });
export const viewedByLawyer = row('RecordingViewed', recording(`${tape} purpose`));

const sent =
  'FULL referralId childId caseId fromUnit toUnit kind risk offer.sex offer.ageBand offer.concerns offer.needs offer.bedNeeded consent.from answerDueAt';
export const referred = row('ReferralSent', { dosvy: sent, court: M });
const answer = 'FULL referralId childId toUnit kind';
export const accepted = row('ReferralAccepted', { dosvy: answer, ...ngosOwn(answer), court: M });
export const acceptedByOther = row('ReferralAccepted', { dosvy: answer, 'other ngo': answer, ended: answer, court: M });
const ended = 'FULL referralId childId toUnit outcome';
export const endedByOther = row('ReferralCompleted', { dosvy: ended, ended, court: M });
export const endedByNgo = row('ReferralCompleted', { dosvy: ended, ...ngosOwn(ended), court: M });

const served = 'FULL serviceId childId referralId service sessions note:OPEN';
export const counselled = row('ServiceDelivered', { dosvy: served, ...ngosOwn(served), court: M }, { note: words.counselling });
const talk = 'FULL contactId childId kind unit on time.from time.minutes';
export const talkFixed = row('ContactFixed', { ...everybody(talk), ...ngosOwn(talk), police: M });
const off = 'FULL contactId childId kind unit on reason';
export const talkCalledOff = row('ContactCalledOff', { ...everybody(off), ...ngosOwn(off), police: M });

const redirect = 'FULL requestId childId caseId seriesId requestedBy reason topics leadUnit waysForward';
export const ngoRedirected = row('InterviewRepeatRedirected', { ...everybody(redirect), ...ngosOwn(redirect), police: M });
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
const found = 'FULL childId caseId seriesId answers.questionId answers.source answers.answer:OPEN';
export const questionsAnswered = row(
  'InterviewQuestionsAnswered',
  { ...everybody(found), police: M, ngo: 'PARTIAL seriesId answers.questionId answers.source answers.answer:WITHHELD' },
  { 'answers.answer': words.answer },
);

const dossier = 'FULL caseId courtUnit dossierNumber offences.code offences.role';
export const referredToCourt = row('CaseReferredToCourt', { police: M, ahtjp: dossier, dosvy: M, ngo: M, court: dossier });
const order = 'FULL requestId childId caseId seriesId requestedBy reason topics authorisedBy orderNumber';
export const ordered = row('InterviewRepeatAuthorised', { ...everybody(order), police: M, ngo: 'PARTIAL requestId seriesId topics' });
