import { CancelledError, UnavailableError } from '@eventstore/db-client';
import { status } from '@grpc/grpc-js';
import { setTimeout as pause } from 'node:timers/promises';

const pausesMs = [100, 400, 1_500];

const isPassing = (error: unknown) =>
  error instanceof UnavailableError ||
  error instanceof CancelledError ||
  (error instanceof Error && 'code' in error && error.code === status.UNAVAILABLE);

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
