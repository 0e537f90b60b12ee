import { CancelledError, UnavailableError } from '@eventstore/db-client';
import { status } from '@grpc/grpc-js';
import { setTimeout as pause } from 'node:timers/promises';

const pausesMs = [100, 400, 1_500];

/** A connection that breaks in the middle of an answer is an internal error to gRPC. */
const passingCodes: readonly unknown[] = [status.UNAVAILABLE, status.INTERNAL];

const isPassing = (error: unknown) =>
  error instanceof UnavailableError ||
  error instanceof CancelledError ||
  (error instanceof Error && 'code' in error && passingCodes.includes(error.code));

/** Reads again after a lost connection: the client gives up at the first, and a read is safe to repeat. */
export async function retryRead<T>(read: () => Promise<T>): Promise<T> {
  for (const ms of pausesMs) {
    try {
      return await read();
    } catch (error) {
      if (!isPassing(error)) throw error;
      await pause(ms);
    }
  }
  return read();
}
