import type { Actor, DataClass, EventContract, Json, JsonObject, MarkedField, Sealed } from '#kernel';
import { type Entry, entryLevel } from './level.js';
import type { Level } from './reading.js';
import type { Relation } from './relations.js';

/** A personal field in an answer: still sealed and to be opened for this reader, or withheld from them. */
export class PersonalField {
  constructor(
    readonly dataClass: DataClass,
    /** Where it lies in the event, and its sealed value; absent where it is withheld. */
    readonly sealed?: { readonly at: readonly string[]; readonly value: Sealed },
  ) {}
}

export type Disclosed = Json | PersonalField | readonly Disclosed[] | { readonly [field: string]: Disclosed };

/** What one reader learns of one event. */
export interface Disclosure {
  readonly level: Level;
  /** Fields they may see; undefined where they may know only that it happened. */
  readonly fields: { readonly [field: string]: Disclosed } | undefined;
}

interface Told extends Entry {
  readonly contract: EventContract;
  readonly about: DataClass;
  readonly data: JsonObject;
}

const isStep = (step: string, name: string) => step === '*' || step === name;
const samePath = (marked: readonly string[], at: readonly string[]) =>
  marked.length === at.length && marked.every((step, index) => isStep(step, at[index] ?? ''));

/** What an actor who stands so to the child may see of an event, field by field. */
export function disclose(actor: Actor, relations: readonly Relation[], told: Told): Disclosure {
  const { contract, about, data } = told;
  const levelFor = (dataClass: DataClass) => entryLevel(actor, dataClass, relations, told);
  const level = levelFor(about);
  const partial: readonly string[] = contract.partial ?? [];

  const fieldAt = (at: readonly string[]) => at.filter((step) => !/^\d+$/.test(step)).join('.');
  const seen = (at: readonly string[], dataClass: DataClass) => {
    const granted = levelFor(dataClass);
    if (granted !== 'partial') return granted === 'full';
    const field = fieldAt(at);
    return partial.some((allowed) => field === allowed || field.startsWith(`${allowed}.`));
  };
  /** A list tells its length, an object that it is there: neither is shown where nothing in it is. */
  const opens = (at: readonly string[], dataClass: DataClass) =>
    seen(at, dataClass) || (levelFor(dataClass) === 'partial' && partial.some((allowed) => allowed.startsWith(`${fieldAt(at)}.`)));

  function walk(value: Json, at: readonly string[], around: DataClass): Disclosed {
    const marker: MarkedField | undefined = contract.marked.find(({ path }) => samePath(path, at));
    const dataClass = marker?.dataClass ?? around;
    if (marker?.subject !== undefined) {
      return seen(at, dataClass) ? new PersonalField(dataClass, { at, value: value as unknown as Sealed }) : new PersonalField(dataClass);
    }
    if (value === null || typeof value !== 'object') return seen(at, dataClass) ? value : null;
    if (at.length > 0 && !opens(at, dataClass)) return null;
    if (Array.isArray(value)) {
      return value.map((item: Json, index) => walk(item, [...at, String(index)], dataClass)).filter((item) => item !== null);
    }
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, walk(inner, [...at, name], dataClass)]));
  }

  if (level === 'none' || level === 'milestone') return { level, fields: undefined };
  return { level, fields: walk(data, [], about) as { readonly [field: string]: Disclosed } };
}
