import { type Author, InvalidInput, type Rejection } from '#kernel';
import type { Facts } from './facts.js';
import { holdersOf, type Relation } from './relations.js';

type Known = Pick<Facts, 'standing'>;

const isCaseOf = ({ standing }: Known, caseId: string, childId: string): boolean =>
  standing.some((row) => row.childId === childId && row.relation === 'own-case' && row.source === caseId);

/** Whether somebody stands to a child in one of these ways; where a case is named, by that case itself and for no other reason. */
export const standsBy = ({ standing }: Known, actor: Author, childId: string, relations: readonly Relation[], caseId?: string): boolean => {
  const holders = holdersOf(actor);
  return standing.some(
    (row) => row.childId === childId && relations.includes(row.relation) && holders.includes(row.holder) && (caseId === undefined || row.source === caseId),
  );
};

const wrong = (problem: string) => InvalidInput.of({ problems: [{ path: 'caseId', problem }] });

/** Why a case cannot be named for these children: a number made up, or another child's, makes a matter that there is not. */
export function wrongCase(facts: Known, caseId: string | undefined, childIds: readonly string[]): Rejection | undefined {
  if (caseId === undefined || childIds.every((childId) => isCaseOf(facts, caseId, childId))) return undefined;
  return wrong('is no case of this child: look it up in the timeline, or leave it out');
}

const hasCase = ({ standing }: Known, childId: string): boolean =>
  standing.some((row) => row.childId === childId && row.relation === 'own-case');

/** Why a matter cannot stand for itself: once there is a case, leaving it out would make a second matter of the first. */
export const unnamedCase = (facts: Known, caseId: string | undefined, childId: string): Rejection | undefined =>
  caseId === undefined && hasCase(facts, childId) ? wrong('is needed: the child has a case, so say which one it is about') : undefined;
