import { AccessDeniedError, CancelledError, NotLeaderError, UnavailableError } from '@eventstore/db-client';
import { status } from '@grpc/grpc-js';
import { EventStoreAway, EventStoreRefused, NoRoomLeft } from '#kernel';
import { codeOf, isCertificateFailure, isFull, NoNodeFound, reasonOf } from './reason.js';
import type { Verdict } from './repeat.js';
import { isSilence } from './silence.js';

/** An answer that cannot be whole: events are missing from it or are there twice. */
export class BrokenAnswer extends Error {
  override readonly name = 'BrokenAnswer';
}

/** A connection that breaks in the middle of an answer is an internal error to gRPC. */
const passingCodes: readonly unknown[] = [status.UNAVAILABLE, status.INTERNAL, status.UNKNOWN, status.ABORTED, status.RESOURCE_EXHAUSTED];
const passing = [UnavailableError, CancelledError, NotLeaderError, NoNodeFound, BrokenAnswer];

const isPassing = (error: unknown) =>
  isSilence(error) || passing.some((type) => error instanceof type) || passingCodes.includes(codeOf(error));

const isRefusal = (error: unknown) =>
  error instanceof AccessDeniedError || codeOf(error) === status.PERMISSION_DENIED || isCertificateFailure(error);

/** What a failed read means. Reading changes nothing, so all that may pass is asked again. */
export function judgeRead(error: unknown): Verdict {
  if (isRefusal(error)) {
    return { error: new EventStoreRefused(`the event store cannot be read: ${reasonOf(error)}`, { cause: error }), final: true };
  }
  if (isFull(error)) return { error: new NoRoomLeft('the event store'), final: true };
  if (!isPassing(error)) return { error, final: true };
  return { error: new EventStoreAway(`the event store does not answer: ${reasonOf(error)}`, { cause: error }), final: false };
}
