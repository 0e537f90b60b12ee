import type { LogEntry } from '../log/log-entry.js';
import type { RecentLog } from '../log/recent-log.js';
import type { EventReads } from '../storage/event-reads.js';
import { recentPage, type LiveSource } from './live-source.js';
import { firstPage, nextPageSize } from './page-size.js';

/** The whole log after a position: from memory where it reaches, else from the tables. */
export class AllSource implements LiveSource {
  #size = firstPage;

  constructor(private readonly reads: EventReads, private readonly log: RecentLog, private after: number) {}

  get position(): number {
    return this.after;
  }

  async next(): Promise<readonly LogEntry[]> {
    const page = this.log.after(this.after, recentPage) ?? (await this.#load());
    this.after = page.at(-1)?.position ?? this.after;
    return page;
  }

  async #load(): Promise<readonly LogEntry[]> {
    const page = await this.reads.allForwards(this.after + 1, this.#size);
    this.#size = nextPageSize(page);
    return page;
  }
}
