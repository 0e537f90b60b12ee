import type { Facts, KnownChild } from '#access';
import { ageBandOf } from '#contracts/vocabulary';

/** Completed years on a day (ISO date), counted from the day on which the age was told: the birthday is not known. */
function yearsOn({ age }: KnownChild, day: string): number | undefined {
  if (age === undefined) return undefined;
  const unfinished = day.slice(5) < age.on.slice(5) ? 1 : 0;
  return age.years + Number(day.slice(0, 4)) - Number(age.on.slice(0, 4)) - unfinished;
}

/** What an offer tells of a child without naming it; undefined where nobody has registered such a child. */
export function offeredOf({ children }: Pick<Facts, 'children'>, childId: string, today: string) {
  const child = children.find((known) => known.childId === childId);
  return child === undefined ? undefined : { sex: child.sex, ageBand: ageBandOf(yearsOn(child, today)) };
}
