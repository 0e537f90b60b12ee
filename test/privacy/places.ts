import type { z } from 'zod';
import { commands } from '#contracts/all';
import type { CommandContract } from '#kernel';

interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
}

/** A place in a command's input where one value stands; `*` stands for each item of a list. */
interface Leaf {
  readonly path: readonly string[];
  /** Takes whatever a person writes into it. */
  readonly freeText: boolean;
}

const anyWords = 'ពាក្យ any words, 12';

/** Every place of an input, read from its contract, so that a field that is added later is not forgotten. */
function leavesOf(schema: z.ZodType, path: readonly string[] = []): readonly Leaf[] {
  const { type, shape, element, innerType } = schema.def as unknown as Definition;
  if (shape !== undefined) return Object.entries(shape).flatMap(([name, field]) => leavesOf(field, [...path, name]));
  if (element !== undefined) return leavesOf(element, [...path, '*']);
  if (innerType !== undefined) return leavesOf(innerType, path);
  if (['union', 'record', 'map', 'tuple', 'any', 'unknown'].includes(type)) throw new Error(`${path.join('.')}: nobody has said how a ${type} is searched for texts`);
  return [{ path, freeText: schema.safeParse(anyWords).success }];
}

type Value = unknown;

/**
 * The input with the leaf's value replaced everywhere it can stand.
 * @returns undefined where an object or list on the way to it is missing
 */
export function withLeaf(input: Value, path: readonly string[], valueFor: () => Value): Value {
  const [step, ...rest] = path;
  if (step === undefined) return valueFor();
  if (step === '*') {
    if (!Array.isArray(input) || input.length === 0) return undefined;
    const items = input.map((item: Value) => withLeaf(item, rest, valueFor));
    return items.includes(undefined) ? undefined : items;
  }
  if (input === null || typeof input !== 'object') return undefined;
  const inner = withLeaf((input as Record<string, Value>)[step], rest, valueFor);
  return inner === undefined ? undefined : { ...input, [step]: inner };
}

interface Place extends Leaf {
  readonly contract: CommandContract;
  readonly name: string;
}

/** Every place of every command. */
export const places: readonly Place[] = (commands as unknown as readonly CommandContract[]).flatMap((contract) =>
  leavesOf(contract.input).map((leaf) => ({ ...leaf, contract, name: `${contract.name}.${leaf.path.join('.')}` })),
);

/** Takes any text, but none that a person writes: it is what a search has answered. */
const receipt = 'RegisterChild.searchReceipt';
/** Tells of a person and is no free text. */
const birthDate = 'RegisterChild.birthDate';

/** Places into which people write words, as the contracts say it. */
export const textPlaces = places.filter(({ name, freeText }) => freeText && name !== receipt);
/** Places that a canary is written into. */
export const tellingPlaces = places.filter((place) => textPlaces.includes(place) || place.name === birthDate);
/** Places for ids, codes, numbers and the like, where words are a mistake. */
export const codedPlaces = places.filter((place) => !textPlaces.includes(place));
