import type { BusMessage } from '#kernel';
import { effectsOf } from './effects.js';
import type { BusUnderTest } from './bus-under-test.js';
import { until } from '../until.js';

export const untilEffects = (world: BusUnderTest, group: string, count: number): Promise<void> =>
  until(`${count} effects of ${group} are there`, async () => (await effectsOf(world.database, group)).length >= count);

type Placed = Pick<BusMessage, 'id' | 'key'>;

/** Ids of each key in their order: equal for effects and messages where nothing was lost, doubled or overtaken. */
export function byKey(placed: readonly Placed[]): Readonly<Record<string, readonly string[]>> {
  const keys: Record<string, string[]> = {};
  for (const { id, key } of placed) (keys[key] ??= []).push(id);
  return keys;
}
