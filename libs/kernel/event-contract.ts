import type { z } from 'zod';
import type { DataClass } from './data-class.js';
import { markedFields, type MarkedField, type Stored } from './markers.js';
import type { JsonObject } from './ports/event-store.js';
import type { KeyOwner } from './ports/key-vault.js';

type DataSchema = z.ZodObject;
type PathIn<Field extends string> = Field | `${Field}.${string}`;

interface EventDefinition<S extends DataSchema> {
  /** `<context>.<PastTense>`, fixed by hand for ever; the context, never the host. */
  readonly type: `${string}.${string}`;
  readonly version: number;
  readonly data: S;
  /** Who may know that it happened; where it depends on coded facts, a function of them. */
  readonly about: DataClass | ((data: Stored<z.output<S>>) => DataClass);
  /** What those may read who may know only that it happened. */
  readonly milestone: string;
  /** Fields that a reader with partial access to their class sees; a dot leads to a part of one. */
  readonly partial?: readonly PathIn<keyof z.output<S> & string>[];
  /** Whether agencies agreed to share it on the bus. */
  readonly published: boolean;
  /** Whose keys it orders to destroy; they are retired before it is recorded. */
  readonly endsKeysOf?: (data: Stored<z.output<S>>) => KeyOwner;
  /** Fictional data, kept in the registry to prove that this version stays readable. */
  readonly sample: z.input<S>;
  /** From an older version's data to the next one's, by the older version's number. */
  readonly upcasts?: Readonly<Record<number, (old: JsonObject) => JsonObject>>;
}

export interface EventContract<S extends DataSchema = DataSchema> extends EventDefinition<S> {
  readonly name: string;
  readonly marked: readonly MarkedField[];
  /** Data of a new event, checked strictly. */
  of(data: z.input<S>): NewEvent;
  /** Data of a stored event of any released version, as the newest version has it. */
  read(version: number, data: JsonObject): Stored<z.output<S>>;
}

export interface NewEvent {
  readonly contract: EventContract;
  readonly data: JsonObject;
}

export type DataOf<C> = C extends EventContract<infer S> ? Stored<z.output<S>> : never;

/** A stored event as a value: its schema, who may know of it, and how older versions are read. */
export function event<S extends DataSchema>(definition: EventDefinition<S>): EventContract<S> {
  const strict = definition.data.strict();
  const contract: EventContract<S> = {
    ...definition,
    name: definition.type.slice(definition.type.indexOf('.') + 1),
    marked: markedFields(definition.data),
    of: (data) => ({
      contract,
      data: JSON.parse(JSON.stringify(strict.parse(data))) as JsonObject,
    }),
    read: (version, stored) => {
      let data = stored;
      for (let step = version; step < definition.version; step += 1) {
        const upcast = definition.upcasts?.[step];
        if (upcast === undefined) throw new Error(`${definition.type} has no upcast from version ${step}`);
        data = upcast(data);
      }
      return data as unknown as Stored<z.output<S>>;
    },
  };
  return contract;
}

/** The class that decides who may know that this event happened. */
export function aboutOf(contract: EventContract, data: unknown): DataClass {
  return typeof contract.about === 'function' ? contract.about(data as never) : contract.about;
}
