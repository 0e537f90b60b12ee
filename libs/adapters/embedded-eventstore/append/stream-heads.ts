/** Last revision of recently written streams; -1 for a stream without events. */
export class StreamHeads {
  readonly #heads = new Map<string, number>();

  constructor(private readonly limit: number) {}

  get(stream: string): number | undefined {
    return this.#heads.get(stream);
  }

  set(stream: string, revision: number): void {
    this.#heads.delete(stream);
    this.#heads.set(stream, revision);
  }

  /** Between batches only: inside one, a forgotten head would be read again without the batch's own events. */
  trim(): void {
    for (const stream of this.#heads.keys()) {
      if (this.#heads.size <= this.limit) return;
      this.#heads.delete(stream);
    }
  }

  clear(): void {
    this.#heads.clear();
  }
}
