import { type Log, NoRoomLeft, note, word } from '#kernel';

const rememberedMs = 10_000;

/**
 * Whether what is told can be kept. Where a store says that it is full this says no for a while: whoever sends callers
 * on then sends them elsewhere, and after it one caller may try again, for nobody else would find out.
 */
export class Room {
  #fullAt = -Infinity;

  constructor(private readonly log: Log, private readonly now: () => number = () => performance.now()) {}

  isThere(): boolean {
    return this.now() - this.#fullAt > rememberedMs;
  }

  /** The same function, from which this learns; it tells the log when a store is full, for operators. */
  watch<Given extends unknown[], Result>(store: 'event-store' | 'key-vault' | 'access-log', call: (...given: Given) => Promise<Result>): (...given: Given) => Promise<Result> {
    return (...given) =>
      call(...given).catch((error: unknown) => {
        if (error instanceof NoRoomLeft) this.#isFull(store);
        throw error;
      });
  }

  #isFull(store: string): void {
    if (this.isThere()) this.log(note('error', 'a store is full: somebody has to make room', { store: word(store) }));
    this.#fullAt = this.now();
  }
}
