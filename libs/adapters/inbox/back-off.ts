import { setTimeout as sleep } from 'node:timers/promises';

/** How often and how soon a message is tried again before it is parked. */
export interface Retries {
  /** Tries in all. */
  readonly attempts: number;
  /** Pause after the first failure; each further one doubles it. */
  readonly firstMs: number;
  readonly longestMs: number;
}

/** Gives a message some six seconds: its partition waits so long. */
export const usualRetries: Retries = { attempts: 6, firstMs: 200, longestMs: 10_000 };

/** Returns at once when the signal aborts. */
export async function backOff(failures: number, { firstMs, longestMs }: Retries, signal: AbortSignal): Promise<void> {
  const ms = Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 20));
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}
