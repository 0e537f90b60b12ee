import { setTimeout as pause } from 'node:timers/promises';
import { type Log, type LogItem, note, type Position } from '#kernel';
import type { ContainedClient } from './contained-client.js';
import { follow } from './follow.js';
import { reasonOf } from './reason.js';

const firstPauseMs = 100;
const lastPauseMs = 5_000;

/** Follows the log for ever: when the connection breaks, from the last event handed out. */
export async function* subscribe(
  client: ContainedClient,
  after: Position | undefined,
  signal: AbortSignal,
  patienceMs: number,
  log: Log,
): AsyncGenerator<LogItem> {
  let reached = after;
  let toldCaughtUp = false;
  let pauseMs = firstPauseMs;
  let told: string | undefined;
  while (!signal.aborted) {
    try {
      for await (const item of follow(client, reached, signal, patienceMs)) {
        if (signal.aborted) return;
        pauseMs = firstPauseMs;
        told = undefined;
        if (!item.caughtUp) {
          // Handed out before: positions only rise, so a server or a network that repeats itself is not passed on.
          if (reached !== undefined && item.position <= reached) continue;
          reached = item.position;
          if (item.event !== undefined) yield { kind: 'event', event: item.event };
        } else if (!toldCaughtUp) {
          toldCaughtUp = true;
          yield { kind: 'caught-up' };
        }
      }
    } catch (error) {
      const reason = reasonOf(error);
      // An event store may be away for hours.
      if (!signal.aborted && reason !== told) log(note('warn', 'event store: subscription lost, trying again', { reason, pauseMs }));
      told = reason;
    }
    await pause(pauseMs, undefined, { signal }).catch(() => undefined);
    pauseMs = Math.min(pauseMs * 2, lastPauseMs);
  }
}
