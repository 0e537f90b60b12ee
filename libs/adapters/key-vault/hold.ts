import type { KeyHold } from '#kernel';
import { retireKeys } from './data-key-table.js';
import type { OwnerLocks } from './owner-locks.js';

/** What one command holds; what it asks for again it has twice, so that a lost connection is made good. */
export function holdOf(locks: OwnerLocks, keysFor: KeyHold['keysFor']): KeyHold {
  const ends: (() => void)[] = [];
  const retired = new Set<string>();
  return {
    async keysFor(owners) {
      if (owners.length > 0) ends.push(await locks.share(owners));
      return keysFor(owners);
    },

    async retire(owner, order) {
      if (retired.has(order)) return;
      const session = await locks.haveAlone(owner);
      ends.push(() => void session.end());
      await retireKeys(session, owner, order);
      retired.add(order);
    },

    letGo() {
      for (const end of ends.splice(0)) end();
    },
  };
}
