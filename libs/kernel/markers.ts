import { z } from 'zod';
import type { DataClass } from './data-class.js';

interface Marker {
  readonly dataClass: DataClass;
  /** Name of the sibling (or ancestor's) field that holds the id of the person; present on personal fields only. */
  readonly subject?: string;
}

const markers = z.registry<Marker>();

/** What a personal field holds once it is stored: readable only with a key that can be destroyed. */
export interface Sealed {
  readonly alg: 'A256GCM';
  readonly keyId: string;
  readonly nonce: string;
  readonly ct: string;
}

export type Personal = string & z.core.$brand<'personal'>;

/** Data as it stands in the event store: every personal field sealed. */
export type Stored<T> = T extends z.core.$brand<'personal'>
  ? Sealed
  : T extends readonly (infer Item)[]
    ? readonly Stored<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Stored<T[Key]> }
      : T;

/** Marks a text that tells of one person: sealed before it is stored, under that person's key for that class. */
export function personal(dataClass: DataClass, subject: string, schema: z.ZodType<string, string>) {
  return z.string().pipe(schema).register(markers, { dataClass, subject }).brand<'personal'>();
}

/** Marks a coded fact that only those entitled to another class than its event's may read. It is not sealed. */
export function restricted<S extends z.ZodType>(dataClass: DataClass, schema: S): S {
  const copy = schema.clone();
  markers.add(copy, { dataClass });
  return copy;
}

export interface MarkedField extends Marker {
  /** Property names from the root; `*` stands for each item of a list. */
  readonly path: readonly string[];
}

interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
}

const isSchema = (value: unknown): value is z.ZodType => value instanceof z.ZodType;

/** Schemas inside a schema that is no object, list or wrapper: the branches of a union, the values of a record and the like. */
const hiddenParts = ({ shape: _shape, element: _element, innerType: _innerType, ...rest }: Definition): readonly z.ZodType[] =>
  (Object.values(rest) as unknown[]).flat().filter(isSchema);

/**
 * Every marked field of a schema, in the order of its definition. Refuses a schema that marks a field where its place
 * cannot be told beforehand: such a field would be stored in clear.
 */
export function markedFields(schema: z.ZodType, path: readonly string[] = []): readonly MarkedField[] {
  const marker = markers.get(schema);
  const own = marker === undefined ? [] : [{ ...marker, path }];
  const definition = schema.def as unknown as Definition;
  const { shape, element, innerType } = definition;
  if (definition.type === 'lazy' || hiddenParts(definition).some((part) => markedFields(part).length > 0)) {
    throw new Error(`a marked field cannot lie in a ${definition.type} (at ${path.join('.') || 'the root'}): use objects and lists`);
  }
  const inner = innerType === undefined ? [] : markedFields(innerType, path);
  const items = element === undefined ? [] : markedFields(element, [...path, '*']);
  const fields = Object.entries(shape ?? {}).flatMap(([name, field]) => markedFields(field, [...path, name]));
  return [...own, ...inner, ...items, ...fields];
}
