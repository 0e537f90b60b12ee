import { NoRoomLeft } from '#kernel';

const rememberedMs = 10_000;

/**
 * Whether what is told can be kept. Where a store says that it is full this says no for a while: whoever sends callers
 * on then sends them elsewhere, and after it one caller may try again, for nobody else would find out.
 */
export class Room {
  #fullAt = -Infinity;

  constructor(private readonly now: () => number = () => performance.now()) {}

  isThere(): boolean {
    return this.now() - this.#fullAt > rememberedMs;
  }

  /** The same function, from which this learns. */
  watch<Given extends unknown[], Result>(call: (...given: Given) => Promise<Result>): (...given: Given) => Promise<Result> {
    return (...given) =>
      call(...given).catch((error: unknown) => {
        if (error instanceof NoRoomLeft) this.#fullAt = this.now();
        throw error;
      });
  }
}
