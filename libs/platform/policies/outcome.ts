import { AppendRefused, EventStoreRefused, KeyVaultUnavailable, NotNow, type Outcome } from '#kernel';
import type { GivenOrder, PolicyDoor } from '../commands/policy-door.js';

/** A policy gave an order that can never be carried out as it is: the fault is in the program. It names no data. */
export class OrderRefused extends Error {
  override readonly name = 'OrderRefused';
}

const faults = ['InvalidInput', 'NotAllowed', 'NotFoundOrNotYours'];

/**
 * What became of an order, in a word: a rule that no longer applies is no failure.
 * @throws {NotNow} where it has to be given again, {OrderRefused} where that would not help
 */
function wordOf(outcome: Outcome): string {
  if (outcome.kind === 'recorded') return 'Recorded';
  const { name } = outcome.rejection;
  if (name === 'TryAgain' || name === 'StorageFull') throw new NotNow('the order got no answer');
  if (faults.includes(name)) throw new OrderRefused(name);
  return name;
}

/** Whether the service itself can do nothing now: an operator has to put something right, and no order is to blame. */
const isOfTheService = (error: unknown): boolean =>
  error instanceof EventStoreRefused || error instanceof KeyVaultUnavailable || (error instanceof AppendRefused && error.refusesTheWriter);

/**
 * Gives an order, and says what became of it in a word.
 * @throws {NotNow} where it has to be given again, because of what the service needs
 * @throws {OrderRefused}, or anything else, where the order itself is to blame
 */
export async function carriedOut(door: PolicyDoor, order: GivenOrder): Promise<string> {
  try {
    return wordOf(await door.act(order));
  } catch (error) {
    throw isOfTheService(error) ? new NotNow('what the service needs is refused to it', { cause: error }) : error;
  }
}
