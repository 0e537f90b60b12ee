const dayLength = 24 * 60 * 60 * 1000;
/** A Monday, long enough ago that a year and all that follows from it is over. */
const first = Date.parse('2022-01-03T00:00:00Z');

/** The ISO day in Cambodia of a day of the province's year. */
export const isoDay = (day: number) => new Date(first + day * dayLength).toISOString().slice(0, 10);

/** Nine in the morning of that day, as officers say when something happened. */
export const morningOf = (day: number) => ({ value: `${isoDay(day)}T09:00:00+07:00`, precision: 'MINUTE' });

/** The day of the province's year on which something happened that was said so. */
export const dayOfYear = (said: string) => Math.round((Date.parse(said.slice(0, 10)) - first) / dayLength);

const workingDays = 5;

/** What the interviewers of the province can hold: so many sessions a week, on five days of it. */
export class Agenda {
  private readonly taken = new Map<number, number>();

  constructor(private readonly sessionsAWeek: number) {}

  private room(day: number): number {
    const weekday = day % 7;
    if (weekday >= workingDays) return 0;
    const upTo = (days: number) => Math.floor((this.sessionsAWeek * days) / workingDays);
    return upTo(weekday + 1) - upTo(weekday) - (this.taken.get(day) ?? 0);
  }

  /** The first day with room, not before that day. */
  book(notBefore: number): number {
    let day = notBefore;
    while (this.room(day) <= 0) day += 1;
    this.taken.set(day, (this.taken.get(day) ?? 0) + 1);
    return day;
  }
}
