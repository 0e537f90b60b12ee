import type { Visit } from '#contracts/care';

/** A follow-up visit that is owed, and what became of it. */
export interface OwedVisit {
  readonly visit: Visit;
  readonly dueOn: string;
  readonly became?: 'DONE' | 'MISSED';
}

export interface CareState {
  readonly placement?: { readonly placementId: string; readonly providerUnit?: string | undefined };
  /** Relations to the child whose family was found. */
  readonly traced: readonly string[];
  /** What the last assessment of each family found, by relation. */
  readonly safe: Readonly<Record<string, boolean>>;
  readonly reintegration?: { readonly ownerUnit: string; readonly visits: readonly OwedVisit[] };
  /** Units that the newest entry involves. */
  readonly parties: readonly string[];
}

export const nothingYet: CareState = { traced: [], safe: {}, parties: [] };

/** The state after an owed visit was made or missed; its owner takes part in that entry. */
export function visited(state: CareState, visit: Visit, became: 'DONE' | 'MISSED'): CareState {
  const { reintegration } = state;
  if (reintegration === undefined) return state;
  const visits = reintegration.visits.map((owed) => (owed.visit === visit ? { ...owed, became } : owed));
  return { ...state, reintegration: { ...reintegration, visits }, parties: [reintegration.ownerUnit] };
}
