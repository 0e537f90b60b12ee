/** A value that survives a trip through JSON text unchanged. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** A place in the log of all events: later events have higher positions. Gaps are normal. */
export type Position = bigint;

export interface EventToAppend {
  /** UUID, chosen by the writer. */
  readonly id: string;
  readonly type: string;
  readonly data: JsonObject;
  readonly metadata: JsonObject;
}

export interface StoredEvent extends EventToAppend {
  readonly stream: string;
  /** 0 for the first event of its stream. */
  readonly revision: bigint;
  readonly position: Position;
  /** When the event store took it, UTC. */
  readonly created: Date;
}

export interface Appended {
  /** Position of the last event appended. */
  readonly position: Position;
  readonly revision: bigint;
}

/** The stream was not where the writer thought: read it again and decide again. Nothing was written. */
export class WrongExpectedRevision extends Error {
  override readonly name = 'WrongExpectedRevision';
}

/** The answer was lost: the events may or may not have been written. Read the stream to find out. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}

/** The event store refuses the write and would refuse it again; nothing was written. */
export class AppendRefused extends Error {
  override readonly name = 'AppendRefused';
  /** Whether it is the writer who is refused, whatever is written: an operator must put right credentials, rights or load. Else it is these events. */
  readonly refusesTheWriter: boolean;

  constructor(message: string, { refusesTheWriter = false, ...options }: ErrorOptions & { readonly refusesTheWriter?: boolean } = {}) {
    super(message, options);
    this.refusesTheWriter = refusesTheWriter;
  }
}

/** The event store cannot be reached, or does not answer a question that changes nothing. Asking again later may help. */
export class EventStoreAway extends Error {
  override readonly name = 'EventStoreAway';
}

/** Credentials, rights or certificates do not fit: asking again does not help, an operator must put it right. */
export class EventStoreRefused extends Error {
  override readonly name = 'EventStoreRefused';
}

/** What arrives on a subscription: events in log order, and once the word that all history was read. */
export type LogItem = { readonly kind: 'event'; readonly event: StoredEvent } | { readonly kind: 'caught-up' };

export interface EventStore {
  /**
   * Whole stream in order; empty where there is none.
   * @throws {EventStoreAway} {EventStoreRefused}, {NoRoomLeft} where the store is away for want of room
   */
  readStream(stream: string): Promise<readonly StoredEvent[]>;
  /**
   * All or nothing, durable when it resolves.
   * @param expected revision of the stream's last event, or `no_stream`; never "any", because only an exact revision is safe to repeat
   * @throws {WrongExpectedRevision} {OutcomeUnknown} {AppendRefused} {NoRoomLeft}
   */
  append(stream: string, expected: bigint | 'no_stream', events: readonly EventToAppend[]): Promise<Appended>;
  /**
   * Position of the newest event in the log; -1n where it is empty.
   * @throws {EventStoreAway} {EventStoreRefused}
   */
  head(): Promise<Position>;
  /**
   * Every event after a position, history first, then live, for ever; reconnects by itself from the last event handed out.
   * Ends only when the signal aborts. The next event is fetched when the consumer asks for it.
   */
  subscribe(after: Position | undefined, signal: AbortSignal): AsyncIterable<LogItem>;
  close(): Promise<void>;
}
