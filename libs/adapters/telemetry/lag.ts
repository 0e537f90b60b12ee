import { setTimeout as sleep } from 'node:timers/promises';
import { metrics } from '#contracts/telemetry';
import type { EventStore, Position, Telemetry, Word } from '#kernel';

type Log = Pick<EventStore, 'head' | 'subscribe'>;

export interface Lag {
  /** Events of the log after that position; `most` stands for that many or more. */
  readonly events: number;
  /** Since when the oldest of them has been in the log; 0 where there is none. */
  readonly seconds: number;
}

const unknown: Lag = { events: -1, seconds: -1 };
const most = 1_000;
const patienceMs = 3_000;

/** How far a position lies behind the log. Reads at most a thousand events, and none where there is nothing new. */
export async function lagBehind(eventStore: Log, position: Position, signal: AbortSignal): Promise<Lag> {
  const head = await eventStore.head();
  if (position >= head) return { events: 0, seconds: 0 };
  let events = 0;
  let seconds = 0;
  const enough = new AbortController();
  try {
    for await (const item of eventStore.subscribe(position < 0n ? undefined : position, AbortSignal.any([signal, enough.signal]))) {
      if (item.kind !== 'event' || item.event.position > head) break;
      events += 1;
      if (events === 1) seconds = Math.max(0, (Date.now() - item.event.created.getTime()) / 1_000);
      if (events === most || item.event.position === head) break;
    }
  } finally {
    enough.abort();
  }
  return { events, seconds };
}

/**
 * Tells how far a reader is behind the log; -1 where that cannot be known, because the event store does not answer.
 * @param position undefined while the reader does not read, as one that stands by
 * @returns ends it
 */
export function observeLag(telemetry: Telemetry, eventStore: Log, reader: Word, position: () => Position | undefined): () => void {
  return telemetry.observe(async (tell) => {
    const at = position();
    const late = new AbortController();
    const patience = sleep(patienceMs, undefined, { signal: late.signal }).catch(() => undefined);
    try {
      const known = at === undefined ? undefined : lagBehind(eventStore, at, late.signal).catch(() => undefined);
      const lag = (await Promise.race([known, patience])) ?? unknown;
      tell(metrics.lagEvents, lag.events, { reader });
      tell(metrics.lagSeconds, lag.seconds, { reader });
    } finally {
      late.abort();
    }
  });
}
