import { setTimeout as sleep } from 'node:timers/promises';

/** How long a goodbye to a broker may take that may not be there. */
const leavingMs = 5_000;

/** Waits for a goodbye, whatever becomes of it, and not for long. */
export async function briefly(goodbye: Promise<unknown>): Promise<void> {
  const over = new AbortController();
  await Promise.race([goodbye.catch(() => undefined), sleep(leavingMs, undefined, { signal: over.signal }).catch(() => undefined)]);
  over.abort();
}
