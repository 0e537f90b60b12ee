import { NotNow, type Outcome } from '#kernel';

/** A policy gave an order that can never be carried out as it is: the fault is in the program. It names no data. */
export class OrderRefused extends Error {
  override readonly name = 'OrderRefused';
}

const faults = ['InvalidInput', 'NotAllowed', 'NotFoundOrNotYours'];

/**
 * What became of an order, in a word: a rule that no longer applies is no failure.
 * @throws {NotNow} where it has to be given again, {OrderRefused} where that would not help
 */
export function wordOf(outcome: Outcome): string {
  if (outcome.kind === 'recorded') return 'Recorded';
  const { name } = outcome.rejection;
  if (name === 'TryAgain' || name === 'StorageFull') throw new NotNow('the order got no answer');
  if (faults.includes(name)) throw new OrderRefused(name);
  return name;
}
