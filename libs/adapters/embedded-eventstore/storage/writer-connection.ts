import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';
import { errorKind, type Log, note } from '#kernel';
import { StorageFailure } from './storage-failure.js';
import { readLastPosition } from './writer-reads.js';

const firstRetryMs = 50;
const lastRetryMs = 2_000;

export interface WriterConnectionEvents {
  /** A session holds the lock: all that was believed before is void, the log ends at this position. */
  readonly began: (lastPosition: number) => void;
  readonly lost: () => void;
}

/** Keeps one writer's session, and gets another when it is lost. */
export class WriterConnection {
  #session: Client | undefined;
  #closed = false;

  /** @param open gives a session that holds the writer's lock */
  constructor(
    private readonly open: () => Promise<Client>,
    private readonly report: Log,
    private readonly events: WriterConnectionEvents,
  ) {}

  /** Undefined while there is none. */
  get session(): Client | undefined {
    return this.#session;
  }

  /** @throws {EventStoreInUse} and whatever the database says */
  async start(): Promise<void> {
    const session = await this.open();
    // Let go of it if it cannot be read: it holds the lock that the next attempt needs.
    const lastPosition = await readLastPosition(session).catch(async (error: unknown) => {
      await session.end().catch(() => undefined);
      throw error;
    });
    if (this.#closed) return void session.end();
    this.#session = session;
    session.once('end', () => this.lose(session, new StorageFailure('connection closed')));
    this.events.began(lastPosition);
  }

  /** Gives this session up; the next one is fetched in the background. */
  lose(session: Client, cause: unknown): void {
    if (this.#session !== session) return;
    this.#session = undefined;
    void session.end().catch(() => undefined);
    this.events.lost();
    if (this.#closed) return;
    this.report(note('error', 'event store: the database was lost', { reason: errorKind(cause) }));
    void this.#restart();
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#session?.end().catch(() => undefined);
  }

  async #restart(): Promise<void> {
    for (let delay = firstRetryMs; !this.#closed; delay = Math.min(delay * 2, lastRetryMs)) {
      await pause(delay);
      try {
        await this.start();
        return this.report(note('info', 'event store: the database is back'));
      } catch (error) {
        this.report(note('warn', 'event store: waiting for the database', { reason: errorKind(error) }));
      }
    }
  }
}
