import type { ContactLimits } from '#contracts/vocabulary';
import type { ContactKind, ContactSource, ContactTime } from './codes.js';

/** A day on which a unit has to do with a child, or means to. */
export interface Contact {
  readonly contactId: string;
  /** Unit whose contact it is. */
  readonly unit: string;
  /** Units that take part, so that they need none of their own. */
  readonly withUnits: readonly string[];
  readonly kind: ContactKind;
  /** ISO day. */
  readonly on: string;
  /** Absent where only the day is known. */
  readonly time?: ContactTime | undefined;
}

export interface KnownContact extends Contact {
  readonly childId: string;
  readonly source: ContactSource;
}

/** What somebody must know before a further contact is fixed. */
export interface InTheWay {
  /** What others, or the unit itself, have on that day, unless it is known to be at another hour. */
  readonly clashes: readonly KnownContact[];
  /** There would be more contacts within some days than the child should have. */
  readonly overload: boolean;
  /** Other units that want the child within some days of it. */
  readonly planJointlyWith: readonly string[];
}

const dayNumber = (day: string) => Date.parse(day) / (24 * 60 * 60 * 1000);
/** Days from one ISO day to another, whichever is first. */
const apart = (one: string, other: string) => Math.abs(dayNumber(one) - dayNumber(other));

const begins = ({ from }: ContactTime) => Number(from.slice(0, 2)) * 60 + Number(from.slice(3));
const ends = (time: ContactTime) => begins(time) + time.minutes;

function meet({ on, time }: Contact, other: Contact): boolean {
  if (on !== other.on) return false;
  if (time === undefined || other.time === undefined) return true;
  return begins(time) < ends(other.time) && begins(other.time) < ends(time);
}

/**
 * Whether what is known from elsewhere is the same contact, to which its unit has now given a time: its own interview or
 * hearing of that day, or a visit that it owes about then.
 */
function isSame(known: KnownContact, contact: Contact, { planJointlyWithinDays }: ContactLimits): boolean {
  if (known.contactId === contact.contactId) return true;
  if (known.source === 'FIXED' || known.unit !== contact.unit || known.kind !== contact.kind) return false;
  return apart(known.on, contact.on) <= (known.source === 'VISIT_DUE' ? planJointlyWithinDays : 0);
}

/** Most contacts in any so many days in a row that include this day. */
function mostAround(days: readonly string[], on: string, span: number): number {
  const first = dayNumber(on) - span + 1;
  const starts = Array.from({ length: span }, (_, index) => first + index);
  return Math.max(...starts.map((start) => days.filter((day) => dayNumber(day) >= start && dayNumber(day) < start + span).length));
}

/** What stands in the way of a contact, among all that is known of the child's contacts. */
export function inTheWay(known: readonly KnownContact[], wanted: Contact, limits: ContactLimits): InTheWay {
  const fixed = known.filter(({ source }) => source === 'FIXED');
  const others = known.filter((one) => !isSame(one, wanted, limits) && !fixed.some((other) => other !== one && isSame(one, other, limits)));
  const days = [wanted.on, ...others.map(({ on }) => on)];
  const near = others.filter(({ on }) => apart(on, wanted.on) <= limits.planJointlyWithinDays).map(({ unit }) => unit);
  const joins = (unit: string) => unit === wanted.unit || wanted.withUnits.includes(unit);
  return {
    clashes: others.filter((one) => meet(wanted, one)),
    overload: mostAround(days, wanted.on, limits.overloadWithinDays) > limits.overloadAbove,
    planJointlyWith: [...new Set(near)].filter((unit) => !joins(unit)).sort(),
  };
}

export const isClear = ({ clashes, overload, planJointlyWith }: InTheWay): boolean => clashes.length === 0 && !overload && planJointlyWith.length === 0;
