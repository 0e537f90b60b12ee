import type { z } from 'zod';
import type { Facts } from '#access';
import { type Risk, serviceLevelOn } from '#contracts/vocabulary';
import { dayAt } from '#kernel';

type Level = z.infer<typeof Risk>;

const hour = 60 * 60 * 1000;

export const isBefore = (now: Date, moment: string): boolean => now.getTime() < Date.parse(moment);

const after = (moment: Date, hours: number) => new Date(moment.getTime() + hours * hour).toISOString();

/** UTC moment by which an answer is owed to what was sent then. */
export const answerDueAt = ({ reference }: Facts, risk: Level, sent: Date): string =>
  after(sent, serviceLevelOn(reference, risk, dayAt(sent)).answerWithinHours);

/** UTC moment at which it is stale. */
export const staleAt = ({ reference }: Facts, risk: Level, sent: Date): string => after(sent, serviceLevelOn(reference, risk, dayAt(sent)).staleAfterHours);
