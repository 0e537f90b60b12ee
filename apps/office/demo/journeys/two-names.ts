import { HoldInterviewSession, PlanInterviewSeries } from '#contracts/interviews';
import { OpenCase } from '#contracts/investigation';
import { sentByItself } from '../by-itself.js';
import type { Calendar } from '../calendar.js';
import { type Life, momentOf, newest, record } from '../life.js';
import type { OfficeApi } from '../office-api.js';
import type { Person } from '../person.js';
import { register } from '../registration.js';

const one = { sex: 'FEMALE', concern: 'TRAFFICKING', course: 'reported', ngo: 'ngo-b' } as const;
const asThePoliceKnowHer: Person = { ...one, nameKhmer: 'ស្រី មុំ', nameLatin: 'Srey Mom', age: 14, district: '0501', daysAgo: 75, police: 'police-0501' };
const asTheNgoKnowsHer: Person = { ...one, nameLatin: 'Srey Mom', age: 13, district: '1203', daysAgo: 20 };

async function interviewed(life: Life): Promise<void> {
  const { childId, caseId, calendar, person } = life;
  const by = 'ahtjp-05';
  const planned = await record(life, PlanInterviewSeries, { by, as: 'interview', at: momentOf(life, 2, '10:00') }, {
    childId,
    caseId,
    purpose: 'INVESTIGATION',
    topics: ['WHAT_HAPPENED', 'RECRUITMENT', 'TRANSPORT'],
    participants: ['dosvy-05'],
    plannedFor: calendar.dayBefore(person.daysAgo - 6),
    roomType: 'CHILD_FRIENDLY_ROOM',
    recording: true,
  });
  await record(life, HoldInterviewSession, { by, as: 'session', at: momentOf(life, 6, '09:00') }, {
    childId,
    seriesId: await newest(life, by, { kind: 'InterviewSeriesPlanned', field: 'seriesId', after: planned }),
    interviewerSex: 'FEMALE',
    roomType: 'CHILD_FRIENDLY_ROOM',
    doorClosed: true,
    interruptions: 1,
    peoplePresent: 2,
    topicsCovered: ['WHAT_HAPPENED', 'RECRUITMENT', 'TRANSPORT'],
    recorded: true,
    viewsAsked: true,
  });
}

/** One girl under two names: the police of Kampong Speu and an NGO in Phnom Penh each know her, and not of each other. */
export async function twoNames(api: OfficeApi, calendar: Calendar): Promise<void> {
  const key = 'two-names';
  const person = asThePoliceKnowHer;
  const birthDate = calendar.dayBefore(Math.round(14.5 * 365.25) + person.daysAgo);
  const known = await register(api, { user: 'police-0501', key, at: calendar.at(person.daysAgo, '08:10') }, person, { birthDate, village: 'ភូមិគំរូ' });
  const life: Life = { api, calendar, key, person, childId: known.id };
  const { id: caseId } = await record(life, OpenCase, { by: 'police-0501', as: 'case', at: momentOf(life, 0, '08:40') }, {
    childIds: [known.id],
    districtCode: '0501',
    channel: 'WALK_IN',
    concerns: ['TRAFFICKING'],
    offences: [
      { code: 'TIPSE-42', role: 'PRINCIPAL' },
      { code: 'TIPSE-43', role: 'ALTERNATIVE' },
    ],
  });
  await sentByItself(life, 'dosvy-05');
  await interviewed({ ...life, caseId });
  await register(api, { user: 'ngo-b', key: `${key}/ngo`, at: calendar.on(asTheNgoKnowsHer.daysAgo) }, asTheNgoKnowsHer);
}
