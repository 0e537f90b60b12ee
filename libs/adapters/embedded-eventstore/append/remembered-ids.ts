import type { Place } from './request.js';

/**
 * Where recent events went, by stream and id, so that a repeat without an exact revision is recognised.
 * Bounded, and empty after a restart: a writer that must be safe to repeat names an exact revision.
 */
export class RememberedIds {
  readonly #places = new Map<string, Place>();

  constructor(private readonly limit: number) {}

  find(stream: string, id: string): Place | undefined {
    return this.#places.get(id + stream);
  }

  remember(stream: string, id: string, place: Place): void {
    this.#places.set(id + stream, place);
    if (this.#places.size <= this.limit) return;
    for (const oldest of this.#places.keys()) {
      this.#places.delete(oldest);
      break;
    }
  }

  clear(): void {
    this.#places.clear();
  }
}
