import { setTimeout as sleep } from 'node:timers/promises';
import { type Appended, type EventStore, type EventToAppend, type StoredEvent, WrongExpectedRevision } from './event-store.js';

export type Step = (write: () => Appended) => Appended | Promise<Appended>;

/**
 * A double of the event store's port, for faults that a real server cannot be made to give at will: it writes or refuses
 * as the port says, unless its script has something else for the next append.
 */
export class ScriptedEventStore implements EventStore {
  readonly log: StoredEvent[] = [];
  script: Step[] = [];
  appends = 0;
  /** Whether an append of the very events that already stand there succeeds, as EventStoreDB does, or is refused. */
  recognisesRepeats = true;

  async readStream(stream: string) {
    await sleep(0);
    return this.log.filter((stored) => stored.stream === stream);
  }

  async append(stream: string, expected: bigint | 'no_stream', events: readonly EventToAppend[]) {
    this.appends += 1;
    await sleep(0);
    const step: Step = this.script.shift() ?? ((write) => write());
    return step(() => this.write(stream, expected, events));
  }

  private write(stream: string, expected: bigint | 'no_stream', events: readonly EventToAppend[]): Appended {
    const present = this.log.filter((stored) => stored.stream === stream);
    const from = expected === 'no_stream' ? 0 : Number(expected) + 1;
    const after = present.slice(from, from + events.length);
    if (present.length !== from) {
      const same = after.length === events.length && after.every(({ id }, index) => id === events[index]?.id);
      const last = after.at(-1);
      if (this.recognisesRepeats && same && last !== undefined) return last;
      throw new WrongExpectedRevision();
    }
    for (const [index, each] of events.entries()) {
      this.log.push({ ...each, stream, revision: BigInt(from + index), position: BigInt(this.log.length * 10), created: new Date() });
    }
    return this.log.at(-1) as StoredEvent;
  }

  head = () => Promise.resolve(this.log.at(-1)?.position ?? -1n);
  // oxlint-disable-next-line require-yield -- nobody subscribes here
  async *subscribe() {
    return;
  }
  close = () => Promise.resolve();
}
