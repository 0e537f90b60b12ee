import type { Author } from '../actor.js';
import type { OccurredAt } from '../fields.js';
import type { ErrorKind, Word } from '../telling/words.js';
import type { JsonObject, Position } from './event-store.js';

/** What agencies agreed to share of one event, to be read in the order of one child: references and codes only. */
export interface BusMessage {
  /** `<eventId>:<key>`: by it a repeat is recognised. */
  readonly id: string;
  readonly eventId: string;
  readonly type: string;
  /** Version of the event's contract that `data` follows. */
  readonly version: number;
  readonly position: Position;
  readonly stream: string;
  readonly revision: bigint;
  /** The child, or the stream where the event is about no child. Messages of one key arrive in log order. */
  readonly key: string;
  readonly childId?: string;
  readonly caseId?: string;
  readonly occurredAt: OccurredAt;
  /** When ToldOnce learned it, UTC. */
  readonly recordedAt: string;
  readonly correlationId: string;
  readonly causationId: string;
  /** The office that acted, never the person. */
  readonly actor: Pick<Author, 'agency' | 'unit' | 'role'>;
  readonly data: JsonObject;
}

/**
 * Handles one message; resolves when its effects are in.
 * @param rows the open transaction in which the message is noted as handled: what is written through it counts exactly once.
 * Effects elsewhere may be repeated and need ids derived from the message.
 * @throws {NotNow} to be asked again; anything else, several times over, parks the message and those of its key behind it
 */
export type MessageHandler<Rows> = (message: BusMessage, rows: Rows) => Promise<void>;

/** What the handler needs does not answer. The message is not to blame: it is tried until it goes, and all behind it wait. */
export class NotNow extends Error {
  override readonly name = 'NotNow';
}

/** The bus takes and gives nothing now. Its text says in a sentence why, and quotes no message. */
export class BusAway extends Error {
  override readonly name = 'BusAway';

  constructor(
    message: string,
    /** The same in a word, for the log. */
    readonly why: Word | ErrorKind,
  ) {
    super(message);
  }
}

export interface Consumption<Rows> {
  /** Names the checkpoint and what was handled; never renamed, or everything would be handled again. */
  readonly group: string;
  readonly handler: MessageHandler<Rows>;
  /** Types of messages that it handles; all others pass it by, without a trace. Every message where it is left out. */
  readonly types?: ReadonlySet<string>;
}

export interface RunningConsumer {
  /** Not while the bus or the database does not answer, nor while a message cannot be handled. */
  healthy(): { readonly ok: true } | { readonly ok: false; readonly reason: string };
  /** Resolves when nothing is handled any more. May be called again. */
  stop(): Promise<void>;
}

/** A message that could not be handled, or waits behind one of the same key. */
export interface ParkedMessage {
  readonly id: string;
  readonly key: string;
  readonly type: string;
  /** The kind of error, never its text. */
  readonly reason: string;
  readonly parkedAt: Date;
}

export interface Replayed {
  readonly handled: number;
  /** Messages that are still parked. */
  readonly parked: number;
}

/** Where published events arrive: a repeat of a message has no second effect, and one child's messages keep their order. */
export interface Bus<Rows> {
  /**
   * Handles every message there is and will be, from the group's durable checkpoint on; a new group begins with the oldest.
   * Members of one group share the work, in whatever processes they run.
   */
  consume(consumption: Consumption<Rows>): Promise<RunningConsumer>;
  /** What waits for a replay, in the order of parking. */
  parked(group: string): Promise<readonly ParkedMessage[]>;
  /** Handles parked messages, each key's in their order up to the first that fails again; may run beside consumers. */
  replay(consumption: Consumption<Rows>): Promise<Replayed>;
  /** Stops what was started here. */
  close(): Promise<void>;
}

/** Takes messages out to those who listen. */
export interface BusSender {
  /**
   * Resolves when all are durable, in the order given for each key. When it throws, any of them may be out: send them again.
   * @throws {BusAway}
   */
  send(messages: readonly BusMessage[]): Promise<void>;
  close(): Promise<void>;
}
