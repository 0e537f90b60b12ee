import type { DataClass, Role } from '#kernel';
import { aboutByHand } from '../../access-matrix/classes.js';
import type { Column } from '../../access-matrix/expected.js';
import { highest } from '../../access-matrix/expected-entry.js';
import type { Answered, Answers } from './asked.js';
import { calendarFields, type FieldRule, type Letter, outlookFields } from './fields.js';

/** Who reads, and in which columns of the access table they stand to the child. */
export interface Reader {
  readonly unit: string;
  readonly role: Role;
  readonly held: readonly Column[];
}

/** A contact as those see it who may see all of it. */
export interface Contact {
  readonly on: string;
  readonly unit: string;
  readonly time: object | null;
  readonly kind: string;
  readonly source: string;
  readonly withUnits: readonly string[];
  readonly id: unknown;
}

/** All that there is to tell at one point of a story; nobody is told all of it. */
export interface Truth {
  /** The outlook; of a recording `releasedToYouUntil` by unit. */
  readonly outlook: Readonly<Record<string, unknown>> & { readonly series: readonly (Answered & { readonly sessions: readonly unknown[] })[] };
  /** What each unit can do instead of asking the child, by unit. */
  readonly ways: Readonly<Record<string, readonly string[]>>;
  readonly calendar: readonly Contact[];
  /** Requests that the rule has answered: nobody has to decide on them. */
  readonly requests: readonly (Answered & { readonly requestedBy: string })[];
  readonly questions: readonly (Answered & { readonly askedBy: string; readonly leadUnit: string; readonly answeredAt: unknown })[];
  /** Of everything that is told, and of what single units asked for. */
  readonly measures: { readonly whole: Readonly<Record<string, string>>; readonly ofUnit: Readonly<Record<string, Readonly<Record<string, string>>>> };
}

const letters = { none: '-', milestone: 'M', partial: 'P', full: 'F' } as const;
const reaches = (letter: Letter, from: Letter) => '-MPF'.indexOf(letter) >= '-MPF'.indexOf(from);
const letterOf = ({ role, held }: Reader, dataClass: DataClass, more: readonly Column[] = []) => letters[highest(dataClass, role, [...held, ...more])];

/** The table's rows: "F when released to it", "others when released", "F by order". */
const canBeReleasedTo: readonly Role[] = ['police-district', 'ahtjp-provincial', 'lawyer'];
const classes = { interviews: 'interview-summary', recordings: 'interview-recording' } as const;

function mayRead(reader: Reader, { of, from, also }: FieldRule, around: Answered): boolean {
  const own = around['requestedBy'] === reader.unit || around['askedBy'] === reader.unit;
  return (
    reaches(letterOf(reader, classes[of]), from) || (also.includes('own') && own) || (also.includes('ask') && canBeReleasedTo.includes(reader.role))
  );
}

const isPlain = (value: unknown): value is Answered => typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** Which court has the case is of its charges: the codes and the court are what P leaves of them. */
const knowsCourts = (reader: Reader) => reaches(letterOf(reader, 'charges'), 'P');

/** The outlook with what this reader is not shown taken out of it. */
function left(value: unknown, path: string, reader: Reader): unknown {
  if (path === 'recordings.mayRelease') return (value as readonly string[]).filter((unit) => !unit.startsWith('court-') || knowsCourts(reader));
  if (Array.isArray(value)) return value.map((item) => left(item, path, reader));
  if (path === 'recordings.releasedToYouUntil') return (value as Readonly<Record<string, string>>)[reader.unit] ?? null;
  if (!isPlain(value)) return value;
  const fields = Object.entries(value).map(([name, inner]) => {
    const field = path === '' ? name : `${path}.${name}`;
    const rule = outlookFields.get(field);
    if (rule === undefined) throw new Error(`nobody has said by hand who sees ${field}`);
    if (mayRead(reader, rule, value)) return [name, left(inner, field, reader)] as const;
    // Whoever may not know of recordings is not told that there are none to see.
    return [name, name === 'recordings' ? [] : null] as const;
  });
  return Object.fromEntries(fields);
}

function outlookFor(reader: Reader, { outlook, ways }: Truth): Answered | null {
  if (letterOf(reader, 'interview-summary') === '-') return null;
  const shown = left({ ...outlook, waysForward: ways[reader.unit] }, '', reader) as Answered & { readonly series: readonly Answered[] };
  return { ...shown, planned: shown.series.filter((_one, index) => outlook.series[index]?.sessions.length === 0) };
}

/** Who works with a child plans around the others. */
const plansWith: Partial<Record<Role, readonly Column[]>> = {
  'police-district': ['own-case'],
  'ahtjp-provincial': ['own-province', 'own-case', 'registered', 'referral-accepted'],
  dosvy: ['own-province', 'own-case', 'registered', 'referral-accepted'],
  ngo: ['referral-accepted'],
  'court-liaison': ['court-case'],
  lawyer: ['client'],
  'forensic-doctor': ['own-exam'],
};

function calendarFor(reader: Reader, { calendar }: Truth): readonly Answered[] | null {
  if (!reader.held.some((column) => plansWith[reader.role]?.includes(column))) return null;
  return calendar.map((contact) => {
    const takesPart = contact.withUnits.includes(reader.unit);
    const ofIt = letterOf(reader, aboutByHand('ContactFixed', { ...contact }), takesPart ? ['part'] : []);
    const letter = contact.unit === reader.unit ? 'F' : ofIt;
    // The story is long past: nothing is in the way of it any more.
    const whole = { ...contact, mine: contact.unit === reader.unit || takesPart, inTheWay: null };
    return Object.fromEntries(Object.entries(whole).map(([name, value]) => [name, reaches(letter, calendarFields[name] ?? 'F') ? value : null]));
  });
}

/** The row of indicators: a unit's own, those of its province, of cases before its court, and all of them. */
function measuresFor({ role, unit, held }: Reader, { measures: { whole, ofUnit } }: Truth): Answers['measures'] {
  if (role === 'me-analyst') return whole;
  if (role === 'ahtjp-provincial' || role === 'dosvy') return held.includes('own-province') ? whole : {};
  if (role === 'court-liaison') return held.includes('court-case') ? whole : {};
  if (role === 'police-district' || role === 'ngo') return ofUnit[unit] ?? {};
  return 'NOT_FOR_YOUR_ROLE';
}

/** What the privacy rules promise this reader of all that there is. */
export const promised = (reader: Reader, truth: Truth): Answers => ({
  outlook: outlookFor(reader, truth),
  calendar: calendarFor(reader, truth),
  // What a unit asked it always sees whole, and the interviewer what is asked of it.
  requestsAsked: truth.requests.filter(({ requestedBy }) => requestedBy === reader.unit),
  requestsToDecide: [],
  questionsAsked: truth.questions.filter(({ askedBy }) => askedBy === reader.unit),
  questionsToAnswer: truth.questions.filter(({ leadUnit, answeredAt }) => leadUnit === reader.unit && answeredAt === null),
  measures: measuresFor(reader, truth),
});
