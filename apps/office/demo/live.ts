import type { Calendar } from './calendar.js';
import { type Life, type Step, unitsOf } from './life.js';
import type { OfficeApi } from './office-api.js';
import type { Course, Person } from './person.js';
import { register } from './registration.js';
import { secondInterviews } from './second-interviews.js';
import { counselled, livesInShelter, livesWithKin, visited, visitMissed, wentHome } from './steps/care.js';
import { charged, dossierSent, judged } from './steps/court.js';
import { arrested, caseOpened, interviewed, rescued } from './steps/police.js';
import { askedElsewhere, declinedByNgo, offeredToDosvy, offeredToNgo, takenOnByDosvy, takenOnByNgo } from './steps/referral.js';

type Days = readonly (readonly [day: number, step: Step])[];

const found: Days = [[0, caseOpened], [0, rescued]];
const withDosvy: Days = [...found, [0, takenOnByDosvy], [1, arrested], [4, interviewed]];
const inShelter: Days = [...withDosvy, [6, offeredToNgo], [7, takenOnByNgo], [9, livesInShelter], [39, counselled]];

/** What happens on which day of each course. */
const courses: Readonly<Record<Course, Days>> = {
  reported: [],
  offered: [...found, [0, offeredToDosvy]],
  declined: [...withDosvy, [6, offeredToNgo], [7, declinedByNgo], [8, askedElsewhere]],
  kinship: [...withDosvy, [5, livesWithKin], [35, counselled]],
  shelter: inShelter,
  court: [...inShelter, [48, dossierSent], [56, charged], [190, judged]],
  home: [
    ...inShelter,
    [75, wentHome],
    [82, visited('W1')],
    [89, visited('W2')],
    [104, visited('W4')],
    [140, visited('M2')],
    [166, visited('M3')],
    [262, visitMissed('M6')],
    [271, visited('M6')],
    [352, visited('M9')],
  ],
};

/** Records the life of one child, as far as it has come by today. */
export async function live(api: OfficeApi, calendar: Calendar, key: string, person: Person): Promise<void> {
  const registrar = person.course === 'reported' ? unitsOf(person).dosvy : unitsOf(person).first;
  const { id: childId } = await register(api, { user: registrar, key, at: calendar.at(person.daysAgo, '09:05') }, person);
  let life: Life = { api, calendar, key, person, childId };
  const days = [...courses[person.course], ...(secondInterviews[person.nameLatin ?? ''] ?? [])].toSorted(([one], [other]) => one - other);
  for (const [day, step] of days) {
    if (day >= person.daysAgo) return;
    life = await step(life, day);
  }
}
