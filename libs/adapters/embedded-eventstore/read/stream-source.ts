import type { LogEntry } from '../log/log-entry.js';
import type { RecentLog } from '../log/recent-log.js';
import type { EventReads } from '../storage/event-reads.js';
import { recentPage, type LiveSource } from './live-source.js';
import { firstPage, nextPageSize } from './page-size.js';

/** One stream after a revision: history by revision from the tables, then whatever of the log in memory is its own. */
export class StreamSource implements LiveSource {
  #size = firstPage;
  /** All of the stream up to here was handed out; undefined while reading history. */
  #position: number | undefined;

  constructor(
    private readonly reads: EventReads,
    private readonly log: RecentLog,
    private readonly stream: string,
    private after: number,
  ) {}

  get position(): number {
    return this.#position ?? -1;
  }

  async next(): Promise<readonly LogEntry[]> {
    for (;;) {
      const found = this.#recent() ?? (await this.#load());
      const last = found.at(-1);
      if (last === undefined) return found;
      const own = found.filter((entry) => entry.stream === this.stream && entry.revision > this.after);
      this.after = own.at(-1)?.revision ?? this.after;
      if (own.length > 0) return own;
    }
  }

  #recent(): readonly LogEntry[] | undefined {
    if (this.#position === undefined) return undefined;
    const entries = this.log.after(this.#position, recentPage);
    this.#position = entries === undefined ? undefined : (entries.at(-1)?.position ?? this.#position);
    return entries;
  }

  async #load(): Promise<readonly LogEntry[]> {
    const head = this.log.head;
    const page = await this.reads.streamForwards(this.stream, this.after + 1, this.#size);
    if (page.length < this.#size) this.#position = Math.max(head, page.at(-1)?.position ?? -1);
    this.#size = nextPageSize(page);
    return page;
  }
}
