import { DeadlineExceededError, TimeoutError } from '@eventstore/db-client';

/** Over a connection that is up no answer came for as long as we wait for one. */
export class Silence extends Error {
  override readonly name = 'Silence';
}

/** The node may be there and not be able to serve, as a leader is that has lost its followers. */
export const isSilence = (error: unknown): boolean =>
  error instanceof Silence || error instanceof DeadlineExceededError || error instanceof TimeoutError;

/** @throws {Silence} when the answer does not come in time; it may still come, and is not heard */
export async function answerWithin<T>(ms: number, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Silence('the event store does not answer')), ms);
  });
  return Promise.race([answer, silence]).finally(() => clearTimeout(timer));
}
