import type { DataSource, EntityManager } from 'typeorm';
import { type BusMessage, type ErrorKind, type Log, type MessageHandler, note, uuid, word } from '#kernel';
import type { Retries } from './back-off.js';
import { HandlerFailed } from './failures.js';
import { lockKey, noteHandled, noteParked, standingOf } from './standing.js';

/** Where messages are kept that could not be handled. */
export interface DeadLetters {
  /** Keeps it before the transaction ends; again for the same message does no harm. */
  put(group: string, message: BusMessage, reason: string, rows: EntityManager): Promise<void>;
  /** Those of these messages that are kept, by id. */
  find(group: string, ids: ReadonlySet<string>): Promise<ReadonlyMap<string, BusMessage>>;
}

export interface Inbox {
  readonly group: string;
  readonly handler: MessageHandler<EntityManager>;
  /** What the handler is for; every message where it is left out. */
  readonly types?: ReadonlySet<string>;
  /** Pool on the consumer's own schema, with `inboxMigrations`. */
  readonly database: DataSource;
  readonly deadLetters: DeadLetters;
  readonly retries: Retries;
  /** Is told what went wrong. */
  readonly log?: Log | undefined;
}

/** @throws {HandlerFailed} */
export async function callHandler({ handler }: Inbox, message: BusMessage, rows: EntityManager): Promise<void> {
  try {
    await handler(message, rows);
  } catch (error) {
    throw new HandlerFailed('the handler failed', { cause: error });
  }
}

/** What may be told of a message. */
export const told = (group: string, { eventId, type }: Pick<BusMessage, 'eventId' | 'type'>) => ({ group: word(group), event: uuid(eventId), type: word(type) });

const behind = 'waits behind another';

async function putBy({ group, deadLetters, log }: Inbox, message: BusMessage, reason: ErrorKind | typeof behind, rows: EntityManager): Promise<'parked'> {
  await deadLetters.put(group, message, reason, rows);
  await noteParked(rows, group, message, reason);
  log?.(note('error', 'a message is parked', { ...told(group, message), reason }));
  return 'parked';
}

/**
 * The handler's rows and the note that the message was handled, in one transaction. Behind a parked message of its key
 * it is parked too, or it would overtake.
 */
export async function handle(inbox: Inbox, message: BusMessage): Promise<'handled' | 'repeat' | 'parked'> {
  const { group, database } = inbox;
  return database.transaction(async (rows) => {
    await lockKey(rows, group, message.key);
    const standing = await standingOf(rows, group, message);
    if (standing === 'behind') return putBy(inbox, message, behind, rows);
    if (standing !== 'new') return 'repeat';
    await callHandler(inbox, message, rows);
    await noteHandled(rows, group, message.id);
    return 'handled';
  });
}

export async function park(inbox: Inbox, message: BusMessage, reason: ErrorKind): Promise<'repeat' | 'parked'> {
  const { group, database } = inbox;
  return database.transaction(async (rows) => {
    await lockKey(rows, group, message.key);
    const standing = await standingOf(rows, group, message);
    if (standing === 'handled' || standing === 'parked') return 'repeat';
    return putBy(inbox, message, reason, rows);
  });
}
