import { type BusMessage, type ErrorKind, note } from '#kernel';
import { backOff } from './back-off.js';
import { blamesTheMessage, reasonOf } from './failures.js';
import { handle, type Inbox, park, told } from './handle.js';

const databaseAnswers = ({ database }: Inbox): Promise<boolean> =>
  database.query('SELECT 1').then(
    () => true,
    () => false,
  );

/**
 * Handles a message once and for all: resolves when it was handled, now or before, or is parked, or is none of this inbox's. What is not the
 * message's fault is waited for without end; the message itself gets so many attempts.
 * @param failed is told why it could not be done this time
 * @throws the signal's reason when it aborts before
 */
export async function receive(
  inbox: Inbox,
  message: BusMessage,
  signal: AbortSignal,
  failed: (reason: string) => void,
): Promise<'handled' | 'repeat' | 'parked' | 'passed by'> {
  const { retries, group, log, types } = inbox;
  if (types?.has(message.type) === false) return 'passed by';
  let attempts = 0;
  let reason: ErrorKind | undefined;
  for (let failures = 1; ; failures += 1) {
    signal.throwIfAborted();
    try {
      return reason === undefined || attempts < retries.attempts ? await handle(inbox, message) : await park(inbox, message, reason);
    } catch (error) {
      const counts = attempts < retries.attempts && blamesTheMessage(error) && (await databaseAnswers(inbox));
      if (counts) attempts += 1;
      // Once it is to be parked, what keeps it from being parked is another matter.
      if (counts || reason === undefined) reason = reasonOf(error);
      failed(reasonOf(error));
      log?.(note('warn', 'a message could not be handled', { ...told(group, message), reason: reasonOf(error) }));
      if (!counts || attempts < retries.attempts) await backOff(failures, retries, signal);
    }
  }
}
