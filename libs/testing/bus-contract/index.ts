import type { World } from './bus-under-test.js';
import { describeDatabaseLoss } from './database-loss.js';
import { describeDeliveries } from './deliveries.js';
import { describeFailures } from './failures.js';
import { describeRepeats } from './repeats.js';

export type { BusUnderTest, Kill, Retries, World } from './bus-under-test.js';
export { effectMigrations, effectsOf, noteEffect, noting } from './effects.js';
export { byKey, untilEffects } from './waiting.js';
export { aboutChildren, inTurn, publish, someChildren } from './publishing.js';

/** What every bus promises, told in the same words to each. */
export function describeBus(world: World): void {
  describeDeliveries(world);
  describeRepeats(world);
  describeFailures(world);
  describeDatabaseLoss(world);
}
