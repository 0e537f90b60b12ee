/** Calls that stay open, so that a server that stops can end them. */
export class OpenCalls {
  readonly #ends = new Set<() => void>();

  /** @returns what takes the call off the list */
  add(end: () => void): () => void {
    this.#ends.add(end);
    return () => this.#ends.delete(end);
  }

  endAll(): void {
    for (const end of this.#ends) end();
  }
}
