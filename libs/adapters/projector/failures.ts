import { setTimeout as sleep } from 'node:timers/promises';
import { type ErrorKind, type Position, type StoredEvent, uuid, word } from '#kernel';
import { DatabaseError } from 'pg';
import { QueryFailedError } from 'typeorm';

/** An event that can never be projected as the rules stand: nothing after it may be shown. It names no data. */
export class PoisonEvent extends Error {
  override readonly name = 'PoisonEvent';
  readonly position: Position;
  /** For the log. */
  readonly told;

  constructor({ type, id, position }: Pick<StoredEvent, 'type' | 'id' | 'position'>, why: ErrorKind) {
    super(`event ${id} of type ${type} at position ${position} cannot be projected (${why})`);
    this.position = position;
    this.told = { event: uuid(id), type: word(type), position, reason: why };
  }
}

/** Another process has moved the checkpoint below what this one applied, as a restored database does. */
export class CheckpointMovedBack extends Error {
  override readonly name = 'CheckpointMovedBack';
}

/** A later release made the rows: to write into them by these rules would leave out what only that one knows. */
export class MadeByNewerRelease extends Error {
  override readonly name = 'MadeByNewerRelease';
}

function sqlState(error: unknown): string | undefined {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  return cause instanceof DatabaseError ? cause.code : undefined;
}

/** Classes of SQLSTATE that say the rows themselves are wrong: too many in one place, bad values, broken constraints, unknown columns, over a limit. */
const lasting = ['21', '22', '23', '42', '54'];

/** Whether the database would refuse the same rows again. */
export const refusesTheRows = (error: unknown): boolean => lasting.includes(sqlState(error)?.slice(0, 2) ?? '');

const shortestMs = 100;
const longestMs = 5_000;

/** Waits longer after each failure in a row; returns at once when the signal aborts. */
export async function backOff(failures: number, signal: AbortSignal): Promise<void> {
  const ms = Math.min(longestMs, shortestMs * 2 ** Math.min(failures - 1, 10));
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}
