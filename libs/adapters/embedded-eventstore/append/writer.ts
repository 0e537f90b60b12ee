import type { Client } from 'pg';
import type { Log } from '#kernel';
import { maxBatchBytes, maxBatchEvents, rememberedEvents, rememberedStreams } from '../limits.js';
import type { RecentLog } from '../log/recent-log.js';
import { insertEvents } from '../storage/insert-events.js';
import { StorageFailure } from '../storage/storage-failure.js';
import { WriterConnection } from '../storage/writer-connection.js';
import { readIds, readStreamHeads } from '../storage/writer-reads.js';
import { toLogEntry } from '../log/log-entry.js';
import { AppendQueue, type WaitingAppend } from './append-queue.js';
import { Batch } from './batch.js';
import { RememberedIds } from './remembered-ids.js';
import type { AppendOutcome, AppendRequest } from './request.js';
import { StreamHeads } from './stream-heads.js';

/**
 * The only writer of the log. It takes whatever waits when the previous statement returns, so that many appends
 * share one commit, and answers each of them after that commit.
 */
export class Writer {
  readonly #queue = new AppendQueue(maxBatchEvents, maxBatchBytes);
  readonly #heads = new StreamHeads(rememberedStreams);
  readonly #remembered = new RememberedIds(rememberedEvents);
  readonly #connection: WriterConnection;
  #work: Promise<void> | undefined;
  #stopping = false;

  /** @param open gives a session that holds the writer's lock */
  constructor(open: () => Promise<Client>, private readonly log: RecentLog, report: Log) {
    this.#connection = new WriterConnection(open, report, {
      began: (lastPosition) => this.#begin(lastPosition),
      lost: () => fail(this.#queue.takeAll()),
    });
  }

  /** @throws {EventStoreInUse} and whatever the database says */
  start(): Promise<void> {
    return this.#connection.start();
  }

  /**
   * Resolves when the outcome is durable.
   * @throws {StorageFailure} when it may or may not have been written
   */
  append(request: AppendRequest): Promise<AppendOutcome> {
    return new Promise((resolve, reject) => {
      if (this.#connection.session === undefined || this.#stopping) {
        return reject(new StorageFailure('the event store cannot write now'));
      }
      this.#queue.add({ request, resolve, reject });
      this.#wake();
    });
  }

  /** Ends what is under way, refuses what comes after. */
  async stop(): Promise<void> {
    this.#stopping = true;
    while (this.#work !== undefined) await this.#work;
    await this.#connection.close();
  }

  #begin(lastPosition: number): void {
    this.#heads.clear();
    this.#remembered.clear();
    this.log.restart(lastPosition);
  }

  #wake(): void {
    const session = this.#connection.session;
    if (this.#work !== undefined || session === undefined || this.#queue.isEmpty) return;
    this.#work = this.#writeAll(session).finally(() => {
      this.#work = undefined;
      this.#wake();
    });
  }

  async #writeAll(session: Client): Promise<void> {
    while (!this.#queue.isEmpty && this.#connection.session === session) {
      const appends = this.#queue.takeBatch();
      try {
        const outcomes = await this.#write(session, appends);
        for (const [append, outcome] of outcomes) append.resolve(outcome);
      } catch (error) {
        fail(appends);
        this.#connection.lose(session, error);
      }
    }
  }

  async #write(session: Client, appends: readonly WaitingAppend[]): Promise<readonly (readonly [WaitingAppend, AppendOutcome])[]> {
    await this.#learnHeads(session, appends);
    const batch = new Batch(this.log.head, Date.now(), this.#heads, this.#remembered, (...range) => readIds(session, ...range));
    const outcomes: (readonly [WaitingAppend, AppendOutcome])[] = [];
    for (const append of appends) outcomes.push([append, await batch.decide(append.request)]);
    if (batch.rows.length > 0) await session.query(insertEvents(batch.rows));
    this.log.publish(batch.rows.map(toLogEntry));
    this.#heads.trim();
    return outcomes;
  }

  async #learnHeads(session: Client, appends: readonly WaitingAppend[]): Promise<void> {
    const streams = new Set(appends.map((append) => append.request.stream));
    const unknown = [...streams].filter((stream) => this.#heads.get(stream) === undefined);
    if (unknown.length === 0) return;
    for (const [stream, head] of await readStreamHeads(session, unknown)) this.#heads.set(stream, head);
  }
}

function fail(appends: readonly WaitingAppend[]): void {
  for (const append of appends) append.reject(new StorageFailure('the database was lost while writing'));
}
