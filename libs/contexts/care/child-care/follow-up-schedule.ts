import type { Visit } from '#contracts/care';

const dayLength = 24 * 60 * 60 * 1000;

/** Days or months after the start at which each visit of the twelve-month follow-up is due. */
const schedule: readonly { readonly visit: Visit; readonly days?: number; readonly months?: number }[] = [
  { visit: 'W1', days: 7 },
  { visit: 'W2', days: 14 },
  { visit: 'W4', days: 28 },
  { visit: 'M2', months: 2 },
  { visit: 'M3', months: 3 },
  { visit: 'M6', months: 6 },
  { visit: 'M9', months: 9 },
  { visit: 'M12', months: 12 },
];

const isoDay = (moment: number) => new Date(moment).toISOString().slice(0, 10);

/** The same day of a later month, or that month's last day where it is shorter. */
function monthsLater(start: Date, months: number): number {
  const year = start.getUTCFullYear();
  const month = start.getUTCMonth() + months;
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(start.getUTCDate(), lastOfMonth));
}

/** When each follow-up visit is due, counted from the day (ISO date) on which the child went home. */
export function followUpSchedule(startedOn: string): { visit: Visit; dueOn: string }[] {
  const start = new Date(`${startedOn}T00:00:00Z`);
  return schedule.map(({ visit, days, months }) => ({
    visit,
    dueOn: isoDay(days === undefined ? monthsLater(start, months ?? 0) : start.getTime() + days * dayLength),
  }));
}
