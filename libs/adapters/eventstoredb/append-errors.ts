import { status } from '@grpc/grpc-js';
import {
  AccessDeniedError,
  InvalidArgumentError,
  MaxAppendSizeExceededError,
  NotLeaderError,
  RequiredMetadataPropertyMissingError,
  StreamDeletedError,
  UnsupportedError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { AppendRefused, NoRoomLeft, OutcomeUnknown, WrongExpectedRevision } from '#kernel';
import { codeOf, isCertificateFailure, isFull, NoNodeFound, reasonOf } from './reason.js';

const refusals = [
  AccessDeniedError,
  InvalidArgumentError,
  MaxAppendSizeExceededError,
  RequiredMetadataPropertyMissingError,
  StreamDeletedError,
  UnsupportedError,
];
const refusingCodes: readonly unknown[] = [
  status.INVALID_ARGUMENT,
  status.PERMISSION_DENIED,
  status.UNAUTHENTICATED,
  status.UNIMPLEMENTED,
  status.OUT_OF_RANGE,
  status.RESOURCE_EXHAUSTED,
];

/** The codes of a call that would be refused whatever it wrote. */
const ofTheWriter: readonly unknown[] = [status.PERMISSION_DENIED, status.UNAUTHENTICATED];
/** A message too large for gRPC has the same code as a server that has too much to do; only the text tells them apart. */
const isTooLargeAMessage = (error: unknown) => error instanceof Error && /message.*(larger|exceeds|too large)/i.test(error.message);
const isOverloaded = (error: unknown) => codeOf(error) === status.RESOURCE_EXHAUSTED && !isTooLargeAMessage(error);

const refusesTheWriter = (error: unknown) =>
  error instanceof AccessDeniedError || ofTheWriter.includes(codeOf(error)) || isCertificateFailure(error) || isOverloaded(error);

const isRefusal = (error: unknown) =>
  refusals.some((type) => error instanceof type) || refusingCodes.includes(codeOf(error)) || isCertificateFailure(error);

/** What a failed append means for the writer. Whatever does not prove that nothing was written leaves the outcome open. */
export function toAppendError(error: unknown): WrongExpectedRevision | AppendRefused | NoRoomLeft | OutcomeUnknown {
  if (error instanceof WrongExpectedVersionError) return new WrongExpectedRevision('the stream has moved on', { cause: error });
  if (isFull(error)) return new NoRoomLeft('the event store');
  if (isRefusal(error)) {
    return new AppendRefused(`the event store refuses the append: ${reasonOf(error)}`, { cause: error, refusesTheWriter: refusesTheWriter(error) });
  }
  return new OutcomeUnknown(`the event store did not answer the append: ${reasonOf(error)}`, { cause: error });
}

/** True where no node has taken the append, for certain. */
export const wasNotTaken = (error: unknown): boolean => error instanceof NotLeaderError || error instanceof NoNodeFound;
