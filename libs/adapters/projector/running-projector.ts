import { isOutOfRoom } from '#adapters/postgres';
import { errorKind, type LogItem, NoRoomLeft, note, type Note, type Position, type RecordedEvent, type StoredEvent, word } from '#kernel';
import { backOff, MadeByNewerRelease, PoisonEvent, refusesTheRows } from './failures.js';
import { Progress } from './progress.js';
import { type Batch, inBatches } from './reading/batches.js';
import { project } from './reading/project.js';
import type { Following, Health, ProjectorOptions } from './projector-handle.js';
import { apply } from './writing/apply.js';
import { beforeFirst, readCheckpoint } from './writing/checkpoint.js';
import { madeByNewer } from './writing/rules.js';

const mostAtOnce = 500;

class SubscriptionEnded extends Error {
  override readonly name = 'SubscriptionEnded';
}

export class RunningProjector implements Following {
  readonly #options: ProjectorOptions;
  readonly #progress: Progress;
  readonly #stopping = new AbortController();
  readonly #running: Promise<void>;
  #health: Health = { ok: true };
  #full = false;
  #caughtUp = false;
  #failures = 0;

  constructor(options: ProjectorOptions, start: Position) {
    this.#options = options;
    this.#progress = new Progress(start);
    this.#running = this.#run();
  }

  position(): Position {
    return this.#progress.position;
  }

  async reached(position: Position, timeoutMs: number, signal?: AbortSignal): Promise<boolean> {
    const there = await this.#progress.reached(position, timeoutMs, signal);
    if (!there && this.#full) throw new NoRoomLeft(`the tables of ${this.#options.name}`);
    return there;
  }

  caughtUp(): boolean {
    return this.#caughtUp;
  }

  healthy(): Health {
    return this.#health;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  /** Whatever fails, reading begins again at the durable checkpoint: nothing else says what was applied. */
  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    const reader = word(this.#options.name);
    while (!signal.aborted) {
      try {
        await this.#follow();
      } catch (error) {
        if (signal.aborted) break;
        if (error instanceof PoisonEvent) {
          this.#failed(error.message, note('error', 'a reader of the log stopped before an event that cannot be projected', { reader, ...error.told }));
          break;
        }
        this.#failures += 1;
        const reason = errorKind(error);
        this.#failed(reason, error instanceof MadeByNewerRelease
          ? note('warn', 'a later release made these tables and goes on with them: end this program, or have the tables made anew by it', { reader, reason })
          : note('warn', 'a reader of the log tries again', { reader, reason }));
        this.#full = isOutOfRoom(error);
        await backOff(this.#failures, signal);
      }
    }
    this.#progress.end();
  }

  async #follow(): Promise<void> {
    const { database, name, rules, eventStore } = this.#options;
    const { position: start, madeBy } = await readCheckpoint(database, name, rules);
    this.#progress.moveTo(start);
    if (madeByNewer(rules, madeBy)) throw new MadeByNewerRelease();
    const subscription = new AbortController();
    const signal = AbortSignal.any([this.#stopping.signal, subscription.signal]);
    const items: AsyncIterable<LogItem> = eventStore.subscribe(start === beforeFirst ? undefined : start, signal);
    try {
      for await (const batch of inBatches(items, mostAtOnce)) {
        if (signal.aborted) return;
        await this.#take(batch);
        this.#failures = 0;
        this.#health = { ok: true };
        this.#full = false;
      }
      if (!signal.aborted) throw new SubscriptionEnded();
    } finally {
      subscription.abort();
    }
  }

  async #take({ events, caughtUp }: Batch): Promise<void> {
    try {
      await this.#apply(events);
    } catch (error) {
      if (!refusesTheRows(error)) throw error;
      // One of them must be the culprit: those before it still count.
      for (const event of events) await this.#applyAlone(event);
    }
    this.#caughtUp ||= caughtUp;
  }

  async #applyAlone(event: StoredEvent): Promise<void> {
    try {
      await this.#apply([event]);
    } catch (error) {
      throw refusesTheRows(error) ? new PoisonEvent(event, errorKind(error)) : error;
    }
  }

  async #apply(events: readonly StoredEvent[]): Promise<void> {
    const { database, name, rules } = this.#options;
    const from = this.#progress.position;
    const { recorded, steps, poison } = await project(events, this.#options);
    const to = (poison === undefined ? events : events.filter(({ position }) => position < poison.position)).at(-1)?.position;
    if (to !== undefined && to > from) {
      const found = await apply(database, { name, from, steps, to, rules });
      this.#progress.moveTo(found > to ? found : to);
      this.#tell(recorded.filter(({ position }) => position > found));
    }
    if (poison !== undefined) throw poison;
  }

  #tell(events: readonly RecordedEvent[]): void {
    if (events.length === 0) return;
    try {
      this.#options.onApplied?.(events);
    } catch (error) {
      this.#options.log?.(note('error', 'somebody who listens to a reader of the log failed', { reader: word(this.#options.name), reason: errorKind(error) }));
    }
  }

  #failed(reason: string, told: Note): void {
    this.#health = { ok: false, reason };
    this.#options.log?.(told);
  }
}
