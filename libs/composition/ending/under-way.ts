import { setTimeout as sleep } from 'node:timers/promises';

/** What was begun gets so long to end; a stop as a whole has ten seconds. */
const patienceMs = 5_000;

/** Counts what is under way, so that an end can let it come to its own. */
export class UnderWay {
  #count = 0;
  #ending = false;
  #idle: () => void = () => undefined;

  /** Nothing new is to begin. */
  get ending(): boolean {
    return this.#ending;
  }

  begin(): void {
    this.#count += 1;
  }

  end(): void {
    this.#count -= 1;
    if (this.#count === 0) this.#idle();
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    this.begin();
    try {
      return await work();
    } finally {
      this.end();
    }
  }

  /** Resolves when what is under way has ended, or has had its time. */
  async ended(): Promise<void> {
    this.#ending = true;
    if (this.#count === 0) return;
    const waiting = new AbortController();
    const idle = new Promise<void>((resolve) => (this.#idle = resolve));
    await Promise.race([idle, sleep(patienceMs, undefined, { signal: waiting.signal }).catch(() => undefined)]);
    waiting.abort();
  }
}
