import { FamilyNotAssessed, FamilyNotSafe, FamilyNotTraced } from '#contracts/care';
import type { Rejection } from '#kernel';
import type { CareState } from './care-state.js';

/**
 * Why a child may not go to this family yet. A documented alternative stands for tracing and assessment, but nothing
 * stands against an assessment that found the family not safe.
 */
export function whyNotYet({ traced, safe }: CareState, relation: string, alternative: string | undefined): Rejection | undefined {
  if (safe[relation] === false) return FamilyNotSafe.of({});
  if (alternative !== undefined) return undefined;
  if (!traced.includes(relation)) return FamilyNotTraced.of({});
  return safe[relation] === undefined ? FamilyNotAssessed.of({}) : undefined;
}
