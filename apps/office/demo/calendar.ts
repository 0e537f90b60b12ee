import type { OccurredAt } from '#kernel';

const day = 24 * 60 * 60 * 1000;
const phnomPenh = 7 * 60 * 60 * 1000;

/** Days of the demonstration, counted back from today in Phnom Penh. */
export class Calendar {
  constructor(private readonly now: Date) {}

  /** ISO day. */
  dayBefore(days: number): string {
    return new Date(this.now.getTime() + phnomPenh - days * day).toISOString().slice(0, 10);
  }

  /** A time of that day, known to the minute. */
  at(daysAgo: number, time: string): OccurredAt {
    return { value: `${this.dayBefore(daysAgo)}T${time}:00+07:00`, precision: 'MINUTE' };
  }

  /** Some time on that day. */
  on(daysAgo: number): OccurredAt {
    return { value: `${this.dayBefore(daysAgo)}T00:00:00+07:00`, precision: 'DAY' };
  }
}
