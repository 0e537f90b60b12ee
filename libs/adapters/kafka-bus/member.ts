import { backOff, type Inbox, receive } from '#adapters/inbox';
import { note, type RunningConsumer, word } from '#kernel';
import type { Reason } from './away.js';
import { session, type SessionOptions } from './session.js';

type Health = ReturnType<RunningConsumer['healthy']>;

/** One member of a group, for ever: when its membership breaks it joins anew. */
export class Member implements RunningConsumer {
  readonly #inbox: Inbox;
  readonly #membership: SessionOptions;
  readonly #because: (error: unknown) => Reason;
  readonly #stopping = new AbortController();
  readonly #running: Promise<void>;
  /** Messages that fail now, by id: several partitions are worked on at once. */
  readonly #failing = new Map<string, string>();
  #connection: Health = { ok: false, reason: 'has not joined its group yet' };
  #failures = 0;

  /** @param because says of what broke a membership what may be said */
  constructor(inbox: Inbox, membership: Pick<SessionOptions, 'kafka' | 'topic' | 'sessionTimeoutMs'>, because: (error: unknown) => Reason) {
    this.#inbox = inbox;
    this.#because = because;
    this.#membership = {
      ...membership,
      group: inbox.group,
      joined: () => {
        this.#connection = { ok: true };
        this.#failures = 0;
      },
      passedOver: (partition, offset) => inbox.log?.(note('error', 'a record is passed over: it is no message', { group: word(inbox.group), partition, offset: BigInt(offset) })),
      take: async (message, signal) => {
        try {
          await receive(inbox, message, signal, (reason) => this.#failing.set(message.id, reason));
        } finally {
          this.#failing.delete(message.id);
        }
      },
    };
    this.#running = this.#run();
  }

  healthy(): Health {
    const [reason] = this.#failing.values();
    return this.#connection.ok && reason !== undefined ? { ok: false, reason } : this.#connection;
  }

  connected(): boolean {
    return this.#connection.ok;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    const { group, log, retries } = this.#inbox;
    while (!signal.aborted) {
      try {
        await session(this.#membership, signal);
      } catch (error) {
        if (signal.aborted) return;
        const { text: reason, why } = this.#because(error);
        const known = !this.#connection.ok && this.#connection.reason === reason;
        this.#connection = { ok: false, reason };
        if (!known) log?.(note('warn', 'a member joins its group anew', { group: word(group), reason: why }));
      }
      this.#failures += 1;
      await backOff(this.#failures, retries, signal);
    }
  }
}
