import { ApiError } from './api-error.js';

const patience = 2_000;

/** How far the views have come; the gateway's projector stands behind it. */
export interface ViewProgress {
  reached(position: bigint, timeoutMs: number): Promise<boolean>;
}

/** Waits until the views show what was recorded at that position, two seconds at the most. */
export async function atLeast(progress: ViewProgress, position: string | null | undefined): Promise<void> {
  if (position === null || position === undefined) return;
  if (!/^\d{1,19}$/.test(position)) throw new ApiError('BAD_INPUT', 'atLeast takes the position that a mutation gave you.');
  if (await progress.reached(BigInt(position), patience)) return;
  throw new ApiError('NOT_YET_VISIBLE', 'That change is recorded but not shown yet. Ask again in a moment.');
}
