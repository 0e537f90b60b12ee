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

/** Every marked field of a schema, in the order of its definition. */
export function markedFields(schema: z.ZodType, path: readonly string[] = []): readonly MarkedField[] {
  const marker = markers.get(schema);
  const own = marker === undefined ? [] : [{ ...marker, path }];
  const { shape, element, innerType } = schema.def as unknown as Definition;
  const inner = innerType === undefined ? [] : markedFields(innerType, path);
  const items = element === undefined ? [] : markedFields(element, [...path, '*']);
  const fields = Object.entries(shape ?? {}).flatMap(([name, field]) => markedFields(field, [...path, name]));
  return [...own, ...inner, ...items, ...fields];
}
