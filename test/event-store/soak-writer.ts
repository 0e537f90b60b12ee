import { derivedId, type EventStore } from '#kernel';
import { freshStream } from './port-samples.js';

/** The same numbers for the same seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Appends to streams of its own in turns, one to nine events at a time, as fast as it gets its answers. */
export class SoakWriter {
  /** How many events each stream has by what was acknowledged. */
  readonly streams: ReadonlyMap<string, number>;
  readonly ackMs: number[] = [];
  readonly #streams: Map<string, number>;
  readonly #next: () => number;

  constructor(private readonly store: EventStore, seed: number, streams: number) {
    this.#next = numbers(seed);
    this.#streams = new Map(Array.from({ length: streams }, () => [freshStream(), 0]));
    this.streams = this.#streams;
  }

  /** @param take gives leave for so many events, fewer than wanted or none at the end */
  async write(take: (wanted: number) => number): Promise<void> {
    const names = [...this.#streams.keys()];
    for (;;) {
      const stream = names[Math.floor(this.#next() * names.length)] ?? '';
      const count = take(1 + Math.floor(this.#next() * 9));
      if (count === 0) return;
      const from = this.#streams.get(stream) ?? 0;
      const at = Date.now();
      const text = 'x'.repeat(Math.floor(this.#next() * 400));
      const events = Array.from({ length: count }, (_, index) => ({
        id: derivedId(stream, from + index),
        type: 'soak.Happened',
        data: { n: from + index, text },
        metadata: { at },
      }));
      const started = performance.now();
      await this.store.append(stream, from === 0 ? 'no_stream' : BigInt(from - 1), events);
      if (this.ackMs.length < 100_000) this.ackMs.push(performance.now() - started);
      this.#streams.set(stream, from + count);
    }
  }
}
