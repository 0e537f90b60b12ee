import type { EventStore, EventToAppend, LogItem, Position } from '#kernel';
import { randomUUID } from 'node:crypto';

export const freshStream = () => `port-${randomUUID()}`;

export const happened = (n = 0, type = 'port.Happened'): EventToAppend => ({ id: randomUUID(), type, data: { n }, metadata: { by: 'tester' } });

/** Takes items until one satisfies the condition, that one included. */
export async function takeUntil(store: EventStore, after: Position | undefined, isLast: (item: LogItem, taken: number) => boolean): Promise<LogItem[]> {
  const stop = new AbortController();
  const items: LogItem[] = [];
  for await (const item of store.subscribe(after, stop.signal)) {
    items.push(item);
    if (isLast(item, items.length)) break;
  }
  return items;
}

export const idsOf = (items: readonly LogItem[]) => items.flatMap((item) => (item.kind === 'event' ? [item.event.id] : []));
