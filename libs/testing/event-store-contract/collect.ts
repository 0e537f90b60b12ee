import type { AllStreamSubscription, ResolvedEvent, StreamingRead, StreamSubscription } from '@eventstore/db-client';

export async function collect<E>(read: StreamingRead<E>): Promise<E[]> {
  const items: E[] = [];
  for await (const item of read) items.push(item);
  return items;
}

/** The revisions that a read of one stream gave, as numbers. */
export async function revisions(read: StreamingRead<ResolvedEvent>): Promise<number[]> {
  return (await collect(read)).map(({ event }) => Number(event?.revision));
}

/** Takes so many events from a subscription, then ends it. */
export async function take(subscription: StreamSubscription | AllStreamSubscription, count: number): Promise<ResolvedEvent[]> {
  const items: ResolvedEvent[] = [];
  subscription.on('error', () => undefined);
  for await (const item of subscription as AsyncIterable<ResolvedEvent>) {
    items.push(item);
    if (items.length === count) break;
  }
  await subscription.unsubscribe();
  return items;
}

/** Resolves at the next event of this name. */
export function once(subscription: StreamSubscription | AllStreamSubscription, name: 'caughtUp' | 'confirmation'): Promise<void> {
  return new Promise((resolve) => void subscription.once(name, () => resolve()));
}
