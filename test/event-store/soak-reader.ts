import { derivedId, type EventStore, type StoredEvent } from '#kernel';
import { setTimeout as pause } from 'node:timers/promises';

/** A subscriber from the beginning of the log that holds every event against what must come next of its stream. */
export class SoakReader {
  /** How many events of each stream came, in order. */
  readonly streams = new Map<string, number>();
  /** Milliseconds from before the append to here, of events that came live; sampled. */
  readonly lagMs: number[] = [];
  readonly faults: string[] = [];
  seen = 0;
  #live = false;
  #position = -1n;
  readonly #stop = new AbortController();
  readonly #done: Promise<void>;

  private constructor(store: EventStore) {
    this.#done = this.#follow(store);
  }

  static start(store: EventStore): SoakReader {
    return new SoakReader(store);
  }

  async until(count: number): Promise<void> {
    while (this.seen < count && this.faults.length === 0) await pause(10);
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#done;
  }

  async #follow(store: EventStore): Promise<void> {
    for await (const item of store.subscribe(undefined, this.#stop.signal)) {
      if (item.kind === 'event') this.#take(item.event);
      else this.#live = true;
    }
  }

  #take({ id, stream, revision, position, data, metadata }: StoredEvent): void {
    const next = this.streams.get(stream) ?? 0;
    const right = revision === BigInt(next) && data.n === next && id === derivedId(stream, next) && position > this.#position;
    if (!right) this.faults.push(`${stream}: revision ${revision} where ${next} comes next`);
    this.streams.set(stream, next + 1);
    this.#position = position;
    this.seen += 1;
    if (this.#live && this.seen % 16 === 0) this.lagMs.push(Date.now() - Number(metadata.at));
  }
}
