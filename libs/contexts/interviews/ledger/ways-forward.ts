import type { z } from 'zod';
import type { WayForward } from '#contracts/interviews';
import type { Series } from './ledger-state.js';

/** What is open to those who wanted a series of their own, best first; questions to the interviewer always are. */
export const waysForward = (matter: readonly Series[]): z.input<typeof WayForward>[] => [
  ...(matter.some(({ recorded }) => recorded) ? (['VIEW_RECORDING'] as const) : []),
  ...(matter.some(({ summarised }) => summarised) ? (['READ_SUMMARY'] as const) : []),
  'SEND_QUESTIONS',
  ...(matter.some(({ held }) => !held) ? (['JOIN_PLANNED_SESSION'] as const) : []),
];
