import { backOff, type Inbox, reasonOf, receive } from '#adapters/inbox';
import { messagesOf, UnreadableEvent } from '#contracts/bus';
import { type EventContract, type EventStore, note, type Note, type Position, type RunningConsumer, type StoredEvent, word } from '#kernel';
import { moveCheckpoint, readCheckpoint } from './direct-bus.table.js';

export interface Source {
  readonly eventStore: Pick<EventStore, 'subscribe'>;
  readonly contractOf: (type: string) => EventContract | undefined;
}

/** Events between two checkpoints where none of them concerns the group. */
const stretch = 200;

/** One member of a group: hands the log to its inbox, event by event, from the group's checkpoint on. */
export class Follower implements RunningConsumer {
  readonly #inbox: Inbox;
  readonly #source: Source;
  readonly #stopping = new AbortController();
  readonly #running: Promise<void>;
  #health: ReturnType<RunningConsumer['healthy']> = { ok: true };
  #unsaved = 0;
  #failures = 0;

  constructor(inbox: Inbox, source: Source) {
    this.#inbox = inbox;
    this.#source = source;
    this.#running = this.#run();
  }

  healthy(): ReturnType<RunningConsumer['healthy']> {
    return this.#health;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    const group = word(this.#inbox.group);
    while (!signal.aborted) {
      try {
        await this.#follow(signal);
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof UnreadableEvent) {
          this.#failed(error.message, note('error', 'a group stopped before an event that it cannot read', { group, ...error.told }));
          return;
        }
        const reason = reasonOf(error);
        this.#failed(reason, note('warn', 'a group tries again', { group, reason }));
      }
      this.#failures += 1;
      await backOff(this.#failures, this.#inbox.retries, signal);
    }
  }

  async #follow(signal: AbortSignal): Promise<void> {
    const { database, group } = this.#inbox;
    const reading = new AbortController();
    const from = await readCheckpoint(database, group);
    try {
      for await (const item of this.#source.eventStore.subscribe(from, AbortSignal.any([signal, reading.signal]))) {
        if (signal.aborted) return;
        if (item.kind === 'event') await this.#take(item.event, signal);
        this.#health = { ok: true };
        this.#failures = 0;
      }
    } finally {
      reading.abort();
    }
  }

  async #take(event: StoredEvent, signal: AbortSignal): Promise<void> {
    const messages = messagesOf(event, this.#source.contractOf);
    let concerned = false;
    for (const message of messages) {
      const became = await receive(this.#inbox, message, signal, (reason) => (this.#health = { ok: false, reason }));
      concerned ||= became !== 'passed by';
    }
    this.#unsaved += 1;
    if (concerned || this.#unsaved >= stretch) await this.#save(event.position);
  }

  async #save(position: Position): Promise<void> {
    await moveCheckpoint(this.#inbox.database, this.#inbox.group, position);
    this.#unsaved = 0;
  }

  #failed(reason: string, told: Note): void {
    this.#health = { ok: false, reason };
    this.#inbox.log?.(told);
  }
}
