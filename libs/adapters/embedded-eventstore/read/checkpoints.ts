/** Tells when a filtered subscriber should hear how far the log was searched for it. */
export class Checkpoints {
  #considered = 0;
  #told = -1;

  /** @param interval number of events looked at, passing or not, between two checkpoints */
  constructor(private readonly interval: number) {}

  /** One event was looked at: true when its position is to be told now. */
  due(position: number): boolean {
    this.#considered += 1;
    return this.#considered % this.interval === 0 && this.#advance(position);
  }

  /** The end of the log was reached: true when its position was not told yet. */
  dueAtEnd(position: number): boolean {
    return this.#advance(position);
  }

  #advance(position: number): boolean {
    if (position <= this.#told) return false;
    this.#told = position;
    return true;
  }
}
