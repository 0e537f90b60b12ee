import { type z } from 'zod';
import type { EventContract, MarkedField } from '#kernel';

/** Kinds of schema whose values are one text, number, boolean or null. */
const scalars: readonly string[] = ['string', 'number', 'boolean', 'enum', 'literal', 'null'];

/** Wrappers that say nothing of what is in them but whether it is there. */
const wrappers: readonly string[] = ['optional', 'nullable', 'readonly', 'nonoptional'];

export class NotShareable extends Error {
  override readonly name = 'NotShareable';
}

interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
  /** Of a pipe, what is stored. */
  readonly in?: z.ZodType;
}

const definitionOf = (schema: z.ZodType) => schema.def as unknown as Definition;

function isScalar(schema: z.ZodType): boolean {
  const { type, in: stored } = definitionOf(schema);
  return scalars.includes(type) || (stored !== undefined && isScalar(stored));
}

const sameAs = (path: readonly string[]) => (field: MarkedField) => field.path.join('.') === path.join('.');

/** The same schema with another inside; checks that can be told to others (lengths) stay. */
const changed = (schema: z.ZodType, part: object): z.ZodType => schema.clone({ ...schema.def, ...part });

/** What is left of a schema when every marked field is taken out of it; undefined where nothing is. */
function unmarked(schema: z.ZodType, marked: readonly MarkedField[], path: readonly string[]): z.ZodType | undefined {
  if (marked.some(sameAs(path))) return undefined;
  const { type, shape, element, innerType } = definitionOf(schema);
  if (shape !== undefined) {
    const kept: Record<string, z.ZodType> = {};
    for (const [name, field] of Object.entries(shape)) {
      const left = unmarked(field, marked, [...path, name]);
      if (left !== undefined) kept[name] = left;
    }
    return changed(schema, { shape: kept, catchall: undefined, checks: [] });
  }
  if (element !== undefined) {
    const left = unmarked(element, marked, [...path, '*']);
    return left === undefined ? undefined : changed(schema, { element: left });
  }
  if (innerType !== undefined && wrappers.includes(type)) {
    const left = unmarked(innerType, marked, path);
    return left === undefined ? undefined : changed(schema, { innerType: left });
  }
  if (isScalar(schema)) return schema;
  throw new NotShareable(`a published event cannot hold a ${type} (at ${path.join('.')}): use objects, lists and codes`);
}

const known = new WeakMap<EventContract, z.ZodType>();

/**
 * The schema of what leaves of an event: neither personal nor restricted fields are in it.
 * @throws {NotShareable} where the contract is not published, or holds what cannot be looked into
 */
export function sharedSchema(contract: EventContract): z.ZodType {
  const before = known.get(contract);
  if (before !== undefined) return before;
  if (!contract.published) throw new NotShareable(`${contract.type} is not published`);
  const shared = unmarked(contract.data, contract.marked, []);
  if (shared === undefined) throw new NotShareable(`${contract.type} is marked as a whole`);
  known.set(contract, shared);
  return shared;
}
