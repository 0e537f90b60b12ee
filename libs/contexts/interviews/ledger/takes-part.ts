import { type Facts, standsBy } from '#access';
import type { DecisionContext } from '#kernel';
import type { Series } from './ledger-state.js';

/**
 * Whether the actor's unit may hold sessions of this interview: it leads it, is named in it, or has the very case. Who
 * stands to the child for another reason has no part in it.
 */
export function takesPart(childId: string, { caseId, leadUnit, participants }: Series, { actor, facts }: DecisionContext<Facts>): boolean {
  if ([leadUnit, ...participants].includes(actor.unit)) return true;
  return caseId === undefined ? standsBy(facts, actor, childId, ['own-province']) : standsBy(facts, actor, childId, ['own-case', 'own-province'], caseId);
}
