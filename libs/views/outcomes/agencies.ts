import { type Reference, type Unit, unitsOn } from '#contracts/vocabulary';

/** Each unit of the directory once, with its agency on this day (ISO); of one that is no more, with its last. */
export function agenciesOn(reference: Reference, day: string): readonly Pick<Unit, 'id' | 'agency'>[] {
  const byAge = reference.units.toSorted((one, other) => one.validFrom.localeCompare(other.validFrom));
  return [...new Map([...byAge, ...unitsOn(reference, day)].map(({ id, agency }) => [id, { id, agency }])).values()];
}
