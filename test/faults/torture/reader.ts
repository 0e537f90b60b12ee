import { setTimeout as sleep } from 'node:timers/promises';
import type { User } from '../../harness/graphql-client.js';
import { wholeTimeline } from '../../harness/whole-timeline.js';
import { latestOf, type Ledger } from '../ledger.js';

const pauseMs = 100;

/** Somebody who looks at one child again and again, and must be shown all that anybody was told was recorded. */
export class Reader {
  looks = 0;
  /** Looks that got no answer, for what answers was being killed. */
  unanswered = 0;
  readonly faults: string[] = [];
  #stopped = false;

  constructor(private readonly user: User) {}

  async read(childId: string, ledger: Ledger): Promise<void> {
    this.#stopped = false;
    while (!this.#stopped) {
      const told = ledger.told.filter((one) => one.childId === childId).map(({ position }) => position);
      const entries = await wholeTimeline(this.user, childId, latestOf(told)).catch(() => 'unanswered' as const);
      if (entries === 'unanswered') this.unanswered += 1;
      else this.#compare(told, entries?.map(({ position }) => position) ?? []);
      await sleep(pauseMs);
    }
  }

  stop(): void {
    this.#stopped = true;
  }

  #compare(told: readonly string[], shown: readonly string[]): void {
    this.looks += 1;
    const seen = new Set(shown);
    const missing = told.filter((position) => !seen.has(position));
    if (missing.length > 0) this.faults.push(`a reader was not shown ${missing.join(', ')}, which were told before it asked`);
    if (seen.size !== shown.length) this.faults.push('a reader was shown an entry twice');
  }
}
