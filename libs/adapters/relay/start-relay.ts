import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource, QueryRunner } from 'typeorm';
import { messagesOf, UnreadableEvent } from '#contracts/bus';
import { BusAway, type BusMessage, type BusSender, errorKind, type EventContract, type EventStore, type Log, note, type Note, type Position, type StoredEvent } from '#kernel';
import { moveCheckpoint, readCheckpoint } from './checkpoint.table.js';
import { inBatches } from './in-batches.js';
import { inTurn } from './turn.js';

export interface RelayOptions {
  readonly eventStore: Pick<EventStore, 'subscribe'>;
  /** Pool on the relay's own schema, with `relayMigrations`. */
  readonly database: DataSource;
  readonly sender: Pick<BusSender, 'send'>;
  readonly contractOf: (type: string) => EventContract | undefined;
  /** Is told what went wrong. */
  readonly log?: Log;
}

export interface RunningRelay {
  /** Not while the bus or the database does not answer, and never again after an event that this release cannot share. */
  healthy(): { readonly ok: true } | { readonly ok: false; readonly reason: string };
  /** Position up to which everything published is on the bus; undefined while another relay is at work. */
  position(): Position | undefined;
  /** Resolves when nothing is sent any more. May be called again. */
  stop(): Promise<void>;
}

const mostAtOnce = 500;
const shortestMs = 200;
const longestMs = 5_000;

interface Stretch {
  readonly messages: readonly BusMessage[];
  /** Undefined where nothing can be passed. */
  readonly to: Position | undefined;
  /** The event before which sending ends. */
  readonly unreadable: UnreadableEvent | undefined;
}

function stretchOf(events: readonly StoredEvent[], contractOf: RelayOptions['contractOf']): Stretch {
  const messages: BusMessage[] = [];
  let to: Position | undefined;
  for (const event of events) {
    try {
      messages.push(...messagesOf(event, contractOf));
    } catch (error) {
      if (!(error instanceof UnreadableEvent)) throw error;
      return { messages, to, unreadable: error };
    }
    to = event.position;
  }
  return { messages, to, unreadable: undefined };
}

async function unlessAborted(work: Promise<void>, signal: AbortSignal): Promise<void> {
  let leave = (): void => {};
  const left = new Promise<void>((resolve) => (leave = resolve));
  signal.addEventListener('abort', leave, { once: true });
  try {
    await Promise.race([work, left]);
  } finally {
    signal.removeEventListener('abort', leave);
  }
}

/**
 * Takes published events out, in log order. The checkpoint moves after the bus has them for good: a crash between the two
 * sends them again under the same ids, and nothing is ever passed over. What fails is tried again for ever; an event
 * that this release cannot share stops the relay before it. Of several relays one works and the others wait.
 */
export function startRelay({ eventStore, database, sender, contractOf, log }: RelayOptions): RunningRelay {
  const stopping = new AbortController();
  const { signal } = stopping;
  let health: ReturnType<RunningRelay['healthy']> = { ok: true };
  let relayed: Position | undefined;
  let failures = 0;

  const failed = (reason: string, told: Note): void => {
    if (health.ok || health.reason !== reason) log?.(told);
    health = { ok: false, reason };
  };

  async function pass({ messages, to, unreadable }: Stretch, runner: QueryRunner): Promise<void> {
    // Sending to a bus that is away takes its time: nobody waits for that at the end.
    if (messages.length > 0) await unlessAborted(sender.send(messages), signal);
    signal.throwIfAborted();
    if (to !== undefined) await moveCheckpoint(runner, to);
    relayed = to ?? relayed;
    failures = 0;
    health = { ok: true };
    if (unreadable !== undefined) throw unreadable;
  }

  async function follow(runner: QueryRunner): Promise<void> {
    const reading = new AbortController();
    relayed = (await readCheckpoint(runner)) ?? -1n;
    try {
      const items = eventStore.subscribe(relayed < 0n ? undefined : relayed, AbortSignal.any([signal, reading.signal]));
      for await (const events of inBatches(items, mostAtOnce)) await pass(stretchOf(events, contractOf), runner);
    } finally {
      reading.abort();
      relayed = undefined;
    }
  }

  async function run(): Promise<void> {
    while (!signal.aborted) {
      try {
        await inTurn(database, signal, follow);
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof UnreadableEvent) return failed(`the relay stopped: ${error.message}`, note('error', 'the relay stopped before an event that it cannot share', error.told));
        const reason = error instanceof BusAway ? error.why : errorKind(error);
        failed(`the relay tries again: ${error instanceof BusAway ? error.message : reason}`, note('warn', 'the relay tries again', { reason }));
      }
      failures += 1;
      await sleep(Math.min(longestMs, shortestMs * 2 ** Math.min(failures - 1, 10)), undefined, { signal }).catch(() => undefined);
    }
  }

  const running = run();
  return {
    healthy: () => health,
    position: () => relayed,
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
