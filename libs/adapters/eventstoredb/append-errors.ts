import { status } from '@grpc/grpc-js';
import {
  AccessDeniedError,
  InvalidArgumentError,
  MaxAppendSizeExceededError,
  RequiredMetadataPropertyMissingError,
  StreamDeletedError,
  UnknownError,
  UnsupportedError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { AppendRefused, OutcomeUnknown, WrongExpectedRevision } from '#kernel';

const refusals = [
  AccessDeniedError,
  InvalidArgumentError,
  MaxAppendSizeExceededError,
  RequiredMetadataPropertyMissingError,
  StreamDeletedError,
  UnsupportedError,
];
const refusingCodes: readonly (number | undefined)[] = [
  status.INVALID_ARGUMENT,
  status.PERMISSION_DENIED,
  status.UNIMPLEMENTED,
  status.OUT_OF_RANGE,
  status.RESOURCE_EXHAUSTED,
];

/** The client says "Could not recognize" of a refusal for which it has no class: the server answered, and wrote nothing. */
const isRefusal = (error: unknown) =>
  refusals.some((type) => error instanceof type) ||
  (error instanceof UnknownError && (refusingCodes.includes(error.code) || error.message.startsWith('Could not recognize')));

/** What a failed append means for the writer. Whatever does not prove that nothing was written leaves the outcome open. */
export function toAppendError(error: unknown): WrongExpectedRevision | AppendRefused | OutcomeUnknown {
  if (error instanceof WrongExpectedVersionError) return new WrongExpectedRevision('the stream has moved on', { cause: error });
  if (isRefusal(error)) return new AppendRefused(`the event store refuses the append: ${reasonOf(error)}`, { cause: error });
  return new OutcomeUnknown(`the event store did not answer: ${reasonOf(error)}`, { cause: error });
}

/** The kind of error, never its text: that may quote names. */
export function reasonOf(error: unknown): string {
  if (error instanceof Error && 'type' in error && typeof error.type === 'string') return error.type;
  return error instanceof Error ? error.name : 'unknown';
}
