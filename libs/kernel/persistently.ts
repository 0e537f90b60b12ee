import { setTimeout as sleep } from 'node:timers/promises';
import { EventStoreAway, OutcomeUnknown, WrongExpectedRevision } from './ports/event-store.js';
import { KeysHeld } from './ports/key-vault.js';
import { NoRoomLeft } from './ports/no-room-left.js';
import { type Rejection, StorageFull, TryAgain } from './rejection.js';

/** How often a command is tried: where others were quicker, and where the answer was lost. */
const attempts = { overtaken: 25, unknown: 8 } as const;
/** Milliseconds to the next try. Those who were overtaken together must not come back together. */
const pauses = {
  overtaken: (tried: number) => Math.random() * Math.min(250, 4 * 2 ** tried),
  unknown: (tried: number) => Math.min(1_000, 25 * 2 ** tried),
} as const;

/** Tries until there is an outcome, or a reason to give up that the caller can be told; other errors are thrown. */
export async function persistently<Outcome>(attempt: () => Promise<Outcome>, rejected: (why: Rejection) => Outcome): Promise<Outcome> {
  const tried = { overtaken: 0, unknown: 0 };
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof NoRoomLeft) return rejected(StorageFull.of({}));
      // Whoever says so has asked more than once already.
      if (error instanceof EventStoreAway || error instanceof KeysHeld) return rejected(TryAgain.of({}));
      const why = error instanceof WrongExpectedRevision ? 'overtaken' : 'unknown';
      if (why === 'unknown' && !(error instanceof OutcomeUnknown)) throw error;
      tried[why] += 1;
      if (tried[why] === attempts[why]) return rejected(TryAgain.of({}));
      await sleep(pauses[why](tried[why]));
    }
  }
}
