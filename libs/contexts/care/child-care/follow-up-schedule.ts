import type { Visit } from '#contracts/care';
import { followUpVisitsOn, type Reference } from '#contracts/vocabulary';

const hour = 60 * 60 * 1000;
const dayLength = 24 * hour;

const isoDay = (moment: number) => new Date(moment).toISOString().slice(0, 10);
/** Midnight in Phnom Penh. */
const endOf = (day: string) => Date.parse(`${day}T17:00:00Z`);

/** The same day of a later month, or that month's last day where it is shorter. */
function monthsLater(start: Date, months: number): number {
  const year = start.getUTCFullYear();
  const month = start.getUTCMonth() + months;
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(start.getUTCDate(), lastOfMonth));
}

interface Due {
  visit: Visit;
  dueOn: string;
  overdueAt: string;
}

/**
 * When each follow-up visit is due, counted from the day (ISO date) on which the child went home, and when it is overdue:
 * so long after the day it was due, or after now, where that day was over before anybody wrote of it.
 */
export function followUpSchedule(reference: Reference, startedOn: string, now: Date): Due[] {
  const start = new Date(`${startedOn}T00:00:00Z`);
  return followUpVisitsOn(reference, startedOn).map(({ visit, days, months, overdueAfterHours }) => {
    const dueOn = isoDay(days === undefined ? monthsLater(start, months ?? 0) : start.getTime() + days * dayLength);
    const overdueAt = new Date(Math.max(endOf(dueOn), now.getTime()) + overdueAfterHours * hour).toISOString();
    return { visit, dueOn, overdueAt };
  });
}
