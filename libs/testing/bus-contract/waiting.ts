import { setTimeout as sleep } from 'node:timers/promises';
import type { BusMessage } from '#kernel';
import { effectsOf } from './effects.js';
import type { BusUnderTest } from './bus-under-test.js';

const patienceMs = 40_000;

/** @throws when it does not hold in time */
export async function until(what: string, holds: () => Promise<boolean> | boolean): Promise<void> {
  for (const end = Date.now() + patienceMs; !(await holds()); await sleep(20)) {
    if (Date.now() > end) throw new Error(`in vain waited until ${what}`);
  }
}

export const untilEffects = (world: BusUnderTest, group: string, count: number): Promise<void> =>
  until(`${count} effects of ${group} are there`, async () => (await effectsOf(world.database, group)).length >= count);

type Placed = Pick<BusMessage, 'id' | 'key'>;

/** Ids of each key in their order: equal for effects and messages where nothing was lost, doubled or overtaken. */
export function byKey(placed: readonly Placed[]): Readonly<Record<string, readonly string[]>> {
  const keys: Record<string, string[]> = {};
  for (const { id, key } of placed) (keys[key] ??= []).push(id);
  return keys;
}
