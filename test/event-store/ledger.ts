import type { EventStore } from '#kernel';
import { setTimeout as pause } from 'node:timers/promises';
import { freshStream, happened } from './port-samples.js';

/** Writers that note outside the event store what it has acknowledged. */
export class Ledger {
  /** Acknowledged event ids of each stream, in order. */
  readonly acknowledged = new Map<string, string[]>();
  #running = true;
  #writers: Promise<void>[] = [];

  constructor(private readonly store: EventStore) {}

  get count(): number {
    return [...this.acknowledged.values()].reduce((sum, ids) => sum + ids.length, 0);
  }

  start(writers: number): void {
    this.#writers = Array.from({ length: writers }, () => this.#write(freshStream()));
  }

  async stop(): Promise<void> {
    this.#running = false;
    await Promise.all(this.#writers);
  }

  /** Repeats each append until it is acknowledged, as a writer does that must not lose it. */
  async #write(stream: string): Promise<void> {
    const ids: string[] = [];
    this.acknowledged.set(stream, ids);
    while (this.#running) {
      const events = [happened(ids.length), happened(ids.length + 1)];
      const expected = ids.length === 0 ? 'no_stream' : BigInt(ids.length - 1);
      for (let done = false; !done; ) {
        done = await this.store.append(stream, expected, events).then(
          () => true,
          () => pause(50, false),
        );
      }
      ids.push(...events.map((event) => event.id));
    }
  }
}
