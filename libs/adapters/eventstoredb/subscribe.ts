import type { EventStoreDBClient } from '@eventstore/db-client';
import { setTimeout as pause } from 'node:timers/promises';
import type { LogItem, Position } from '#kernel';
import { reasonOf } from './append-errors.js';
import { follow } from './follow.js';

const firstPauseMs = 100;
const lastPauseMs = 5_000;

/** Follows the log for ever: when the connection breaks, from the last event handed out. */
export async function* subscribe(
  client: EventStoreDBClient,
  after: Position | undefined,
  signal: AbortSignal,
  log: (message: string) => void,
): AsyncGenerator<LogItem> {
  let reached = after;
  let toldCaughtUp = false;
  let pauseMs = firstPauseMs;
  while (!signal.aborted) {
    try {
      for await (const item of follow(client, reached, signal)) {
        if (signal.aborted) return;
        pauseMs = firstPauseMs;
        if (!item.caughtUp) {
          reached = item.position;
          if (item.event !== undefined) yield { kind: 'event', event: item.event };
        } else if (!toldCaughtUp) {
          toldCaughtUp = true;
          yield { kind: 'caught-up' };
        }
      }
    } catch (error) {
      if (!signal.aborted) log(`event store: subscription lost (${reasonOf(error)}), trying again in ${pauseMs} ms`);
    }
    await pause(pauseMs, undefined, { signal }).catch(() => undefined);
    pauseMs = Math.min(pauseMs * 2, lastPauseMs);
  }
}
