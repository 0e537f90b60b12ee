import type { Client } from 'pg';
import { isOutOfRoom } from '#adapters/postgres';
import type { Log } from '#kernel';
import { maxBatchBytes, maxBatchEvents, rememberedEvents, rememberedStreams } from '../limits.js';
import type { RecentLog } from '../log/recent-log.js';
import { insertEvents } from '../storage/insert-events.js';
import { StorageFailure, StorageFull } from '../storage/storage-failure.js';
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
  /** Since the database said that it has no room, until something was written again. */
  #full = false;

  /** @param open gives a session that holds the writer's lock */
  constructor(open: () => Promise<Client>, private readonly log: RecentLog, report: Log) {
    this.#connection = new WriterConnection(open, report, {
      began: (lastPosition) => this.#begin(lastPosition),
      lost: () => fail(this.#queue.takeAll(), this.#refusal()),
    });
  }

  /** Whether the database went away after it had said that it has no room. */
  get gaveUp(): boolean {
    return this.#full && this.#connection.session === undefined;
  }

  /** @throws {EventStoreInUse} and whatever the database says */
  start(): Promise<void> {
    return this.#connection.start();
  }

  /**
   * Resolves when the outcome is durable.
   * @throws {StorageFailure} when it may or may not have been written, {StorageFull} when it was not for want of room
   */
  append(request: AppendRequest): Promise<AppendOutcome> {
    return new Promise((resolve, reject) => {
      if (this.#connection.session === undefined || this.#stopping) {
        return reject(this.#refusal());
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
        this.#full = false;
        for (const [append, outcome] of outcomes) append.resolve(outcome);
      } catch (error) {
        const full = isOutOfRoom(error);
        this.#full ||= full;
        fail(appends, full ? new StorageFull() : new StorageFailure('the database was lost while writing'));
        // Also where it is only full: what was decided in memory is to be read again.
        this.#connection.lose(session, error);
      }
    }
  }

  /** Of what was not begun. */
  #refusal(): StorageFull | StorageFailure {
    return this.#full ? new StorageFull() : new StorageFailure('the event store cannot write now');
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

function fail(appends: readonly WaitingAppend[], why: StorageFailure | StorageFull): void {
  for (const append of appends) append.reject(why);
}
