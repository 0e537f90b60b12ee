import type { OccurredAt } from './fields.js';

const minute = 60 * 1000;
const clockTolerance = 5 * minute;
/** Phnom Penh is seven hours ahead of UTC the whole year round. */
const phnomPenh = 7 * 60 * minute;
/** Longer than any moment that a clock can tell: digits without end would be kept and handed out for ever. */
const longest = 40;
const earliest = Date.parse('1990-01-01T00:00:00+07:00');

/** How much of an ISO moment is known at each precision, and what completes it to its first moment. */
const known = {
  MINUTE: [16, ':00'],
  HOUR: [13, ':00:00'],
  DAY: [10, 'T00:00:00'],
  MONTH: [7, '-01T00:00:00'],
  YEAR: [4, '-01-01T00:00:00'],
} as const;

/** The first moment that the officer can mean, in milliseconds since 1970. */
function firstMoment({ value, precision }: OccurredAt): number {
  const [length, rest] = known[precision];
  const offset = /(Z|[+-]\d{2}:?\d{2})$/.exec(value)?.[0] ?? 'Z';
  return Date.parse(`${value.slice(0, length)}${rest}${offset}`);
}

/** What is wrong with a moment at which something is said to have happened; undefined where nothing is. */
export function impossibleMoment(occurredAt: OccurredAt, now: Date): string | undefined {
  if (occurredAt.value.length > longest) return 'is longer than a moment: write it like 2026-03-01T14:30:00+07:00';
  if (firstMoment(occurredAt) > now.getTime() + clockTolerance) return 'lies in the future: say when it happened, not when it is planned';
  if (Date.parse(occurredAt.value) < earliest) return 'lies before 1990: check the year';
  return undefined;
}

/** The moment in Phnom Penh, as far as it is known. */
const localTo = ({ value }: Pick<OccurredAt, 'value'>, length: number) => new Date(Date.parse(value) + phnomPenh).toISOString().slice(0, length);

/** Whether one thing happened before another, whatever is left open by how exactly they are known. */
export function surelyBefore(one: OccurredAt, other: OccurredAt): boolean {
  const length = Math.min(known[one.precision][0], known[other.precision][0]);
  return localTo(one, length) < localTo(other, length);
}

/** The calendar day in Phnom Penh on which it happened, ISO 8601. */
export const dayOf = (moment: OccurredAt): string => localTo(moment, 10);

/** The calendar day in Phnom Penh on which this moment lies, ISO 8601. */
export const dayAt = (moment: Date): string => localTo({ value: moment.toISOString() }, 10);
