import type { Facts } from '#access';
import { unitOn, unitsOn } from '#contracts/vocabulary';
import type { Reason, Series, State, Topic } from './ledger-state.js';
import { onMatter } from './ledger-state.js';

/** Reasons for which a topic may come up again: what is asked is itself new, what was told is lost, or the child wants to tell more. */
const comesUpAgain: readonly Reason[] = ['NEW_ALLEGATION', 'NEW_SUSPECT', 'CHILD_REQUEST', 'TECHNICAL_FAILURE'];

/** Reasons that never make a second series: questions go to the interviewer, a planned session belongs to the series there is. */
const neverAlone: readonly Reason[] = ['NOT_DETAILED', 'PLANNED_SESSION'];

/** Which of these topics the child has not told yet, or may be asked again for this reason. */
export function newTopics(state: State, caseId: string | undefined, reason: Reason, topics: readonly Topic[]): Topic[] {
  const covered = new Set(onMatter(state, caseId).flatMap((one) => one.covered));
  return topics.filter((topic) => comesUpAgain.includes(reason) || !covered.has(topic));
}

const stillToCome = (state: State, caseId: string | undefined) => onMatter(state, caseId).filter(({ held }) => !held);

/** Whether a session of the matter that is still to come can take up whatever is asked. */
export const awaitsItsSession = (state: State, caseId: string | undefined): boolean => stillToCome(state, caseId).length > 0;

/** Which of these topics nobody has to order: the child has told them, or will in a session that is planned. */
export function toldOrPlanned(state: State, caseId: string | undefined, topics: readonly Topic[]): Topic[] {
  const planned = stillToCome(state, caseId).flatMap((one) => one.topics);
  const untold = newTopics(state, caseId, 'COURT_ORDER', topics);
  return topics.filter((topic) => planned.includes(topic) || !untold.includes(topic));
}

/** Whether there is nothing to decide: the matter's planned session can still take it up, or all of it is told. */
export const isAnsweredByRule = (state: State, caseId: string | undefined, reason: Reason, topics: readonly Topic[]): boolean =>
  neverAlone.includes(reason) || awaitsItsSession(state, caseId) || newTopics(state, caseId, reason, topics).length === 0;

/** The province whose offices decide on a matter: the case's, or that of the unit that leads the interviews. */
function provinceOf({ standing, reference }: Facts, { caseId, leadUnit }: Series, day: string): string | undefined {
  const ofCase = standing.find(({ relation, source }) => relation === 'own-province' && caseId !== undefined && source === caseId);
  return ofCase?.holder.replace('province:', '') ?? unitOn(reference, leadUnit, day)?.province;
}

/**
 * Who decides together whether a child is asked again: DoSVY of the province and the court liaison, which is the one the
 * case went to, or else the province's. Where one of them asks, the other decides.
 */
export function decidersOf(facts: Facts, series: Series, requestedBy: string, day: string): string[] {
  const province = provinceOf(facts, series, day);
  const court = facts.standing.find(({ relation, source }) => relation === 'court-case' && source === series.caseId);
  const offices = unitsOn(facts.reference, day).filter((unit) => province !== undefined && unit.province === province);
  const [dosvy] = offices.filter(({ role }) => role === 'dosvy');
  const [liaison] = offices.filter(({ role }) => role === 'court-liaison');
  const both = [dosvy?.id, court?.holder.replace('unit:', '') ?? liaison?.id];
  return both.filter((unit): unit is string => unit !== undefined && unit !== requestedBy);
}
