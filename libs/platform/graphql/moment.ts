import { day, OccurredAt } from '#kernel';
import { ApiError } from './api-error.js';

/** A moment of a query, UTC, or a refusal that says how to write one. */
export function moment(name: string, value: string | null | undefined): string | undefined {
  if (value === null || value === undefined) return undefined;
  // The database knows neither a year 0 nor every offset that people may write.
  if (OccurredAt.shape.value.safeParse(value).success && value >= '0001-01-02') return new Date(value).toISOString();
  throw new ApiError('BAD_INPUT', `${name} is no moment: write it like 2026-03-01T00:00:00+07:00.`);
}

/** A day of a query, or a refusal that says how to write one. */
export function calendarDay(name: string, value: string): string {
  if (day().safeParse(value).success) return value;
  throw new ApiError('BAD_INPUT', `${name} is no day: write it like 2026-03-01.`);
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An id in the form the tables keep it, or undefined where it cannot be one; what cannot be is treated as unknown. */
export const knownId = (value: string): string | undefined => (uuid.test(value) ? value.toLowerCase() : undefined);
