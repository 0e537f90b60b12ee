import { entryLevel, type Relation } from '#access';
import { contactClass, type InTheWay, inTheWay, type KnownContact } from '#contracts/contacts';
import { contactLimitsOn, type Reference } from '#contracts/vocabulary';
import type { Actor } from '#kernel';

/** Who looks, and how they stand to the child. */
export interface Looker {
  readonly actor: Actor;
  readonly relations: readonly Relation[];
}

const isOf = ({ unit, withUnits }: KnownContact, actor: Actor) => unit === actor.unit || withUnits.includes(actor.unit);

/** The day and the unit of a contact; what it is for, only for those who may know what comes of it; who takes part, if they may know all of that. */
export function shownContact(contact: KnownContact, { actor, relations }: Looker) {
  const { contactId, unit, withUnits, kind, source, on, time } = contact;
  const level = entryLevel(actor, contactClass(kind), relations, { unit, parties: withUnits });
  const told = <T>(value: T) => (level === 'full' || level === 'partial' ? value : null);
  return {
    id: told(contactId), unit, on, time: time ?? null, mine: isOf(contact, actor), kind: told(kind), source: told(source), withUnits: level === 'full' ? withUnits : null,
  };
}

export const shownInTheWay = ({ clashes, overload, planJointlyWith }: InTheWay, looker: Looker) => ({
  clashes: clashes.map((one) => shownContact(one, looker)),
  overload,
  planJointlyWith,
});

interface Asked {
  readonly from: string;
  readonly until: string;
  /** ISO day; what is over is in nobody's way. */
  readonly today: string;
  readonly reference: Reference;
}

/** The calendar from one day to another, both included; of the reader's own contacts to come, with what stands in their way. */
export function shownCalendar(known: readonly KnownContact[], { from, until, today, reference }: Asked, looker: Looker) {
  const within = known.filter(({ on }) => from <= on && on <= until);
  const shown = within.map((contact) => {
    const open = contact.on >= today && isOf(contact, looker.actor);
    const inWay = open ? shownInTheWay(inTheWay(known, contact, contactLimitsOn(reference, contact.on)), looker) : null;
    return { ...shownContact(contact, looker), inTheWay: inWay };
  });
  return [...new Set(within.map(({ on }) => on))].map((on) => ({ on, contacts: shown.filter((contact) => contact.on === on) }));
}
