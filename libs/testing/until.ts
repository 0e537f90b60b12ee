import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits until something holds that another connection, process or thread brings about.
 * @param patienceMs in milliseconds
 * @throws when it does not hold in time; says what was waited for
 */
export async function until(what: string, holds: () => Promise<boolean> | boolean, patienceMs = 40_000): Promise<void> {
  for (const end = Date.now() + patienceMs; !(await holds()); await sleep(10)) {
    if (Date.now() > end) throw new Error(`in vain waited until ${what}`);
  }
}
