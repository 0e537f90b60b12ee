import type { Visit } from '#contracts/care';
import type { OccurredAt } from '#kernel';

/** A follow-up visit that is owed, and what became of it. */
export interface OwedVisit {
  readonly visit: Visit;
  readonly dueOn: string;
  /** UTC moment, ISO 8601; undefined for visits that are never noted as overdue. */
  readonly overdueAt?: string | undefined;
  /** Noted as overdue. */
  readonly overdue?: boolean;
  readonly became?: 'DONE' | 'MISSED';
}

export interface CareState {
  readonly placement?: { readonly placementId: string; readonly providerUnit?: string | undefined };
  /** Relations to the child whose family was found. */
  readonly traced: readonly string[];
  /** What the last assessment of each family found, by relation. */
  readonly safe: Readonly<Record<string, boolean>>;
  readonly reintegration?: { readonly startedAt: OccurredAt; readonly ownerUnit: string; readonly visits: readonly OwedVisit[] };
  /** Units that the newest entry involves. */
  readonly parties: readonly string[];
}

export const nothingYet: CareState = { traced: [], safe: {}, parties: [] };

/** The state after something became of an owed visit; its owner takes part in that entry. */
export function visited(state: CareState, visit: Visit, became: Pick<OwedVisit, 'became' | 'overdue'>): CareState {
  const { reintegration } = state;
  if (reintegration === undefined) return state;
  const visits = reintegration.visits.map((owed) => (owed.visit === visit ? { ...owed, ...became } : owed));
  return { ...state, reintegration: { ...reintegration, visits }, parties: [reintegration.ownerUnit] };
}
