import { setTimeout as sleep } from 'node:timers/promises';
import type PgBoss from 'pg-boss';
import { reasonOf } from '#adapters/inbox';
import { type Deadline, type DeadlineHandler, type ErrorKind, type Log, note, NotNow, type RunningDeadlines, word } from '#kernel';
import type { Times } from './times.js';

export interface Watched {
  readonly boss: PgBoss;
  readonly queue: string;
  /** The library takes whatever its look fails with for nothing due: the look goes through this and is heard. */
  readonly db: PgBoss.Db;
  readonly times: Times;
  /** Is told what went wrong. */
  readonly log?: Log | undefined;
}

const atOnce = 5;

class LookFailed extends Error {
  override readonly name = 'LookFailed';

  constructor(readonly reason: ErrorKind) {
    super(reason);
  }
}

/**
 * Fetches what is due and says what became of it. The library's own worker does not wait for the answer to be written:
 * a database that fails just then would end the process.
 */
export class Watcher implements RunningDeadlines {
  readonly #stopping = new AbortController();
  readonly #running: Promise<void>;
  /** Why the last look failed. */
  #away: string | undefined;
  /** Why a deadline could not be carried out, until it was to be tried again. */
  #stuck: { readonly reason: string; readonly until: number } | undefined;

  constructor(
    private readonly watched: Watched,
    private readonly handler: DeadlineHandler,
  ) {
    this.#running = this.#run();
  }

  healthy(): ReturnType<RunningDeadlines['healthy']> {
    const reason = this.#away ?? (this.#stuck !== undefined && performance.now() < this.#stuck.until ? this.#stuck.reason : undefined);
    return reason === undefined ? { ok: true } : { ok: false, reason };
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      const found = await this.#look().catch((error: unknown) => this.#lost(error instanceof LookFailed ? error.reason : reasonOf(error)));
      if (found < atOnce) await sleep(this.watched.times.lookMs, undefined, { signal }).catch(() => undefined);
    }
  }

  /** How many were due. */
  async #look(): Promise<number> {
    const { boss, queue } = this.watched;
    const failures: unknown[] = [];
    const db: PgBoss.Db = {
      executeSql: (text, values) =>
        this.watched.db.executeSql(text, values).catch((error: unknown) => {
          failures.push(error);
          return { rows: [] };
        }),
    };
    const due = await boss.fetch<Deadline>(queue, { batchSize: atOnce, db });
    if (failures.length > 0) throw new LookFailed(reasonOf(failures[0]));
    await Promise.all(due.map((job) => this.#fire(job)));
    this.#away = undefined;
    return due.length;
  }

  async #fire({ id, data }: PgBoss.Job<Deadline>): Promise<void> {
    const { boss, queue } = this.watched;
    const became = await this.handler(data).catch((error: unknown) => this.#failed(data, error));
    if (became === undefined) await boss.fail(queue, id);
    else await boss.complete(queue, id, { became });
  }

  #failed({ policy }: Deadline, error: unknown): undefined {
    const reason = reasonOf(error);
    this.watched.log?.(note('warn', 'a deadline is tried again', { policy: word(policy), reason }));
    // It is what the policy needs that does not answer, and that says so itself.
    if (error instanceof NotNow) return;
    this.#stuck = { reason, until: performance.now() + 3_000 * this.watched.times.againSeconds };
  }

  #lost(reason: ErrorKind): number {
    if (this.#away !== reason) this.watched.log?.(note('warn', 'deadlines cannot be looked for', { reason }));
    this.#away = reason;
    return 0;
  }
}
