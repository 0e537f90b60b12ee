import type { RecordedEvent } from '#kernel';

/** A reader that falls this far behind is let go; it asks for the timeline again and loses nothing. */
const patience = 1_000;

class Waiting implements AsyncIterableIterator<RecordedEvent> {
  private readonly queue: RecordedEvent[] = [];
  private wake: ((result: IteratorResult<RecordedEvent>) => void) | undefined;
  private closed = false;

  constructor(private readonly onClose: () => void) {}

  push(event: RecordedEvent): void {
    if (this.wake !== undefined) {
      this.wake({ value: event, done: false });
      this.wake = undefined;
    } else if (this.queue.push(event) > patience) {
      void this.return();
    }
  }

  next(): Promise<IteratorResult<RecordedEvent>> {
    const event = this.queue.shift();
    if (event !== undefined) return Promise.resolve({ value: event, done: false });
    if (this.closed) return Promise.resolve({ value: undefined, done: true });
    return new Promise((resolve) => (this.wake = resolve));
  }

  return(): Promise<IteratorResult<RecordedEvent>> {
    // Closed a second time, it would take the place of a reader who came after it.
    if (!this.closed) this.onClose();
    this.closed = true;
    this.wake?.({ value: undefined, done: true });
    this.wake = undefined;
    return Promise.resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator]() {
    return this;
  }
}

/** Hands events that the views have taken in to those who wait for news of a child. */
export class Arrivals {
  private readonly waiting = new Map<string, Set<Waiting>>();

  tell(events: readonly RecordedEvent[]): void {
    for (const event of events) {
      for (const childId of event.envelope.childIds) this.waiting.get(childId)?.forEach((reader) => reader.push(event));
    }
  }

  of(childId: string): AsyncIterableIterator<RecordedEvent> {
    const readers = this.waiting.get(childId) ?? new Set();
    this.waiting.set(childId, readers);
    const reader = new Waiting(() => {
      readers.delete(reader);
      if (readers.size === 0) this.waiting.delete(childId);
    });
    readers.add(reader);
    return reader;
  }
}
