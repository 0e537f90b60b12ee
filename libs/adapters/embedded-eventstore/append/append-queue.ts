import { bytesOf, type AppendOutcome, type AppendRequest } from './request.js';

export interface WaitingAppend {
  readonly request: AppendRequest;
  readonly resolve: (outcome: AppendOutcome) => void;
  readonly reject: (error: Error) => void;
}

/** Appends in the order of their arrival. */
export class AppendQueue {
  #waiting: WaitingAppend[] = [];

  constructor(private readonly maxEvents: number, private readonly maxBytes: number) {}

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  add(append: WaitingAppend): void {
    this.#waiting.push(append);
  }

  /** Everything that waits, as far as one statement should carry it; at least one append. */
  takeBatch(): readonly WaitingAppend[] {
    let count = 0;
    let events = 0;
    let bytes = 0;
    for (const { request } of this.#waiting) {
      events += request.events.length;
      bytes += request.events.reduce((sum, event) => sum + bytesOf(event), 0);
      if (count > 0 && (events > this.maxEvents || bytes > this.maxBytes)) break;
      count += 1;
    }
    return this.#waiting.splice(0, count);
  }

  takeAll(): readonly WaitingAppend[] {
    return this.#waiting.splice(0);
  }
}
