import type { z } from 'zod';
import type { WayForward } from '#contracts/interviews';

/** What one series has come to: enough to say what an agency can do instead of a second one. */
export interface Series {
  readonly seriesId: string;
  readonly caseId?: string | undefined;
  readonly leadUnit: string;
  readonly participants: readonly string[];
  readonly recorded: boolean;
  readonly summarised: boolean;
  readonly held: boolean;
}

/** What is open to those who wanted a series of their own, best first; questions to the interviewer always are. */
export const waysForward = ({ recorded, summarised, held }: Series): z.input<typeof WayForward>[] => [
  ...(recorded ? (['VIEW_RECORDING'] as const) : []),
  ...(summarised ? (['READ_SUMMARY'] as const) : []),
  'SEND_QUESTIONS',
  ...(held ? [] : (['JOIN_PLANNED_SESSION'] as const)),
];
