import type { EventStore, LogItem, Position, StoredEvent } from '#kernel';

/** Waits until the reader of these events has come to the position. */
export type Settle = (position: Position) => Promise<unknown>;

/** Deliveries one after the other, each only when the one before was taken in; they may overlap, as after a lost answer. */
export function scriptedStore(deliveries: readonly (readonly StoredEvent[])[], settle: Settle): Pick<EventStore, 'subscribe'> {
  return {
    async *subscribe(_after, signal): AsyncGenerator<LogItem> {
      for (const delivery of deliveries) {
        for (const event of delivery) yield { kind: 'event', event };
        const last = delivery.at(-1);
        if (last !== undefined) await settle(last.position);
      }
      yield { kind: 'caught-up' };
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
    },
  };
}
