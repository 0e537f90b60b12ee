import { DatabaseError } from 'pg';
import { QueryFailedError } from 'typeorm';
import { errorKind, type ErrorKind, NotNow } from '#kernel';

/** What the handler threw, told apart from what the database said around it. */
export class HandlerFailed extends Error {
  override readonly name = 'HandlerFailed';
}

function sqlState(error: unknown): string | undefined {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  return cause instanceof DatabaseError ? cause.code : undefined;
}

/** Classes of SQLSTATE that the same statements meet again: bad values, broken constraints, a transaction spoilt before, unknown columns, limits. */
const lasting = ['21', '22', '23', '25', '42', '54'];
/** Lost connections, rollbacks for the sake of others, a database that is full, stopping or ill. */
const passing = ['08', '40', '53', '57', '58'];
/** A statement of the handler that takes too long takes too long again. */
const tooSlow = '57014';

/** Whether the message itself is to blame, and not what it needs. */
export function blamesTheMessage(error: unknown): boolean {
  if (!(error instanceof HandlerFailed)) return lasting.includes(sqlState(error)?.slice(0, 2) ?? '');
  const state = sqlState(error.cause);
  if (state === tooSlow) return true;
  return !(error.cause instanceof NotNow) && !passing.includes(state?.slice(0, 2) ?? '');
}

/** What may be kept of an error: of one of the handler's, what the handler met, or what it waits for if it says so. */
export function reasonOf(error: unknown): ErrorKind {
  const met = error instanceof HandlerFailed ? error.cause : error;
  return errorKind(met instanceof NotNow ? (met.cause ?? met) : met);
}
