import type { LogEntry } from './log-entry.js';

/** The newest part of the log in memory, and the bell that tells subscribers of more. */
export class RecentLog {
  #entries: LogEntry[] = [];
  #bytes = 0;
  #head = -1;
  readonly #listeners = new Set<() => void>();

  constructor(private readonly maxEvents: number, private readonly maxBytes: number) {}

  /** Position of the newest committed event, -1 in an empty log. */
  get head(): number {
    return this.#head;
  }

  /** What is in memory may have missed something: readers fall back to the tables up to this head. */
  restart(head: number): void {
    this.#entries = [];
    this.#bytes = 0;
    this.#head = head;
    this.#ring();
  }

  /** Takes events that are committed, in log order. */
  publish(entries: readonly LogEntry[]): void {
    for (const entry of entries) {
      this.#entries.push(entry);
      this.#bytes += entry.frame.length;
      this.#head = entry.position;
    }
    this.#trim();
    this.#ring();
  }

  /** Events after a position, at most so many; undefined where memory does not reach back that far. */
  after(position: number, limit: number): readonly LogEntry[] | undefined {
    if (position >= this.#head) return [];
    const first = this.#entries[0]?.position;
    if (first === undefined || position + 1 < first) return undefined;
    const start = position + 1 - first;
    return this.#entries.slice(start, start + limit);
  }

  /** Calls back after each commit, until the returned function is called. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A quarter at a time: dropping one by one would move the whole array for each event. */
  #trim(): void {
    if (this.#entries.length <= this.maxEvents && this.#bytes <= this.maxBytes) return;
    let drop = 0;
    while (this.#entries.length - drop > this.maxEvents * 0.75 || this.#bytes > this.maxBytes * 0.75) {
      this.#bytes -= this.#entries[drop]?.frame.length ?? 0;
      drop += 1;
    }
    this.#entries.splice(0, drop);
  }

  #ring(): void {
    for (const listener of this.#listeners) listener();
  }
}
