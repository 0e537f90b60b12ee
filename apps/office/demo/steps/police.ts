import { HoldInterviewSession, PlanInterviewSeries, RecordMinimalFacts } from '#contracts/interviews';
import { OpenCase, RecordArrest, RecordRescue } from '#contracts/investigation';
import { sentByItself } from '../by-itself.js';
import { heldBy, interviewerFor } from '../interviewers.js';
import { momentOf, newest, record, type Step, unitsOf } from '../life.js';
import { allegedIn } from './offences.js';

export const caseOpened: Step = async (life, day) => {
  const { person, childId } = life;
  const { first } = unitsOf(person);
  const opened = await record(life, OpenCase, { by: first, as: 'case', at: momentOf(life, day, '09:20') }, {
    childIds: [childId],
    districtCode: person.district,
    channel: person.police === undefined ? 'PARTNER_DIRECT' : 'PATROL',
    concerns: [person.concern],
    offences: allegedIn(person),
  });
  const withCase = { ...life, caseId: opened.id };
  return person.concern === 'TRAFFICKING' ? { ...withCase, toDosvy: await sentByItself(withCase, unitsOf(person).dosvy) } : withCase;
};

export const rescued: Step = async (life, day) => {
  const { person, childId, caseId = '' } = life;
  const { first } = unitsOf(person);
  await record(life, RecordRescue, { by: first, as: 'rescue', at: momentOf(life, day, '09:50') }, { caseId, childId, districtCode: person.district });
  await record(life, RecordMinimalFacts, { by: first, as: 'minimal-facts', at: momentOf(life, day, '10:05') }, {
    childId,
    caseId,
    facts: [
      { topic: 'INJURY_OR_ILLNESS', answer: 'គ្មានរបួស' },
      { topic: 'WHO_MAY_CARE_TONIGHT', answer: 'ជីដូន នៅភូមិជិតនេះ' },
    ],
  });
  return life;
};

export const arrested: Step = async (life, day) => {
  const { person, caseId = '' } = life;
  const offenceCodes = allegedIn(person).map(({ code }) => code);
  if (offenceCodes.length === 0) return life;
  await record(life, RecordArrest, { by: unitsOf(person).first, as: 'arrest', at: momentOf(life, day, '15:30') }, {
    caseId,
    suspect: { sex: 'MALE', ageYears: 38 },
    offenceCodes,
    separateTransport: true,
  });
  return life;
};

/** The one interview of the child, with those who need to hear it in the next room. */
export const interviewed: Step = async (life, day) => {
  const { person, childId, caseId, calendar } = life;
  const { ahtjp, dosvy, court } = unitsOf(person);
  const planned = await record(life, PlanInterviewSeries, { by: ahtjp, as: 'interview', at: momentOf(life, day - 2, '11:00') }, {
    childId,
    caseId,
    purpose: 'INVESTIGATION',
    topics: ['WHAT_HAPPENED', 'WHO_WAS_INVOLVED', 'WHEN_AND_WHERE', 'FAMILY_AND_HOME', 'WISHES_AND_FEARS'],
    participants: [dosvy, court],
    plannedFor: calendar.dayBefore(person.daysAgo - day),
    roomType: 'CHILD_FRIENDLY_ROOM',
    recording: true,
    ...interviewerFor(ahtjp, person.sex),
    ...(person.sex === 'OTHER' ? {} : { childPrefers: person.sex }),
    language: 'khm',
  });
  const seriesId = await newest(life, ahtjp, { kind: 'InterviewSeriesPlanned', field: 'seriesId', after: planned });
  await record(life, HoldInterviewSession, { by: ahtjp, as: 'session', at: momentOf(life, day, '14:00') }, {
    childId,
    seriesId,
    ...heldBy(ahtjp, person.sex),
    roomType: 'CHILD_FRIENDLY_ROOM',
    doorClosed: true,
    interruptions: 0,
    peoplePresent: 3,
    topicsCovered: ['WHAT_HAPPENED', 'WHO_WAS_INVOLVED', 'WHEN_AND_WHERE', 'WISHES_AND_FEARS'],
    supportPerson: { relation: 'SOCIAL_WORKER', livesWithSuspect: false, chosenByChild: false },
    recorded: true,
    summary: 'បាននិយាយដោយសេរី ហើយសម្រាកពីរដង',
    childWantsKnown: 'ចង់ទៅសាលារៀនវិញ',
    viewsAsked: true,
  });
  return { ...life, seriesId };
};
