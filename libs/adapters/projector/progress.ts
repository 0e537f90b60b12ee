import type { Position } from '#kernel';

interface Waiter {
  readonly position: Position;
  readonly answer: (reached: boolean) => void;
}

/** How far a reader has come, and who waits for it. */
export class Progress {
  #position: Position;
  #ended = false;
  readonly #waiters = new Set<Waiter>();

  constructor(position: Position) {
    this.#position = position;
  }

  get position(): Position {
    return this.#position;
  }

  moveTo(position: Position): void {
    this.#position = position;
    for (const { position: wanted, answer } of this.#waiters) if (wanted <= position) answer(true);
  }

  /** Whoever waits now or asks later is told what is so already. */
  end(): void {
    this.#ended = true;
    for (const { answer } of this.#waiters) answer(false);
  }

  async reached(position: Position, timeoutMs: number, signal?: AbortSignal): Promise<boolean> {
    if (position <= this.#position) return true;
    if (this.#ended || signal?.aborted === true) return false;
    return new Promise<boolean>((resolve) => {
      const give = (reached: boolean): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', giveUp);
        this.#waiters.delete(waiter);
        resolve(reached);
      };
      const giveUp = (): void => give(false);
      const waiter: Waiter = { position, answer: give };
      const timer = setTimeout(giveUp, timeoutMs);
      signal?.addEventListener('abort', giveUp, { once: true });
      this.#waiters.add(waiter);
    });
  }
}
