import type { Position } from './event-store.js';

/** What a service keeps of other streams, read from the same log and never ahead of it. */
export interface FactsSource<Known> {
  /** Resolves true once everything up to that position is in; false when that takes too long. */
  reached(position: Position): Promise<boolean>;
  /** All that is known of these children. */
  knownOf(childIds: readonly string[]): Promise<Known>;
  earlierFingerprint(commandId: string): Promise<string | undefined>;
}
