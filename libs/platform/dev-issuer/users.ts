import type { Reference, Unit } from '#contracts/vocabulary';
import { type Actor, derivedId } from '#kernel';

/** A fictional person to sign in as on a development machine. */
export interface DevUser {
  /** Sign-in name: the id of the unit they work for. */
  readonly name: string;
  readonly actor: Actor;
  /** For a list to choose from. */
  readonly label: string;
}

const userOf = ({ id: unit, agency, role, province, name }: Unit): DevUser => ({
  name: unit,
  actor: { id: derivedId('dev-user', unit), agency, unit, role, ...(province === undefined ? {} : { province }) },
  label: name,
});

/** One user for each unit that stands in the directory on that day (ISO date); a unit has one role. */
export const devUsers = ({ units }: Reference, day: string): readonly DevUser[] =>
  units.filter(({ validFrom, validTo }) => validFrom <= day && (validTo === undefined || day <= validTo)).map(userOf);
