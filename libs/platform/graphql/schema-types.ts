import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType, type ReturnTypeFunc } from '@nestjs/graphql';
import type { z } from 'zod';
import { markedFields } from '#kernel';
import { PersonalText } from './personal-text.js';

type Made = ReturnTypeFunc;
type Shape = Readonly<Record<string, z.ZodType>>;

interface Definition {
  readonly type: string;
  readonly innerType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly shape?: Shape;
  readonly entries?: Readonly<Record<string, string>>;
  readonly in?: z.ZodType;
  readonly format?: string;
  readonly checks?: readonly { readonly _zod: { readonly def: { readonly format?: string } } }[];
}

const definitionOf = (schema: z.ZodType) => schema.def as unknown as Definition;
const pascal = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
const upper = (value: string) => value.toUpperCase().replaceAll('-', '_');

/** Classes carry the field's own name, so that stack traces and Nest's registry speak the schema's language. */
const namedClass = (name: string) => ({ [name]: class {} })[name] as new () => object;

/** GraphQL types made from contracts, each once, whatever the number of places that use it. */
export class SchemaTypes {
  private readonly enums = new Map<string, object>();
  private readonly takenEnumNames = new Set<string>();
  private readonly objects = new Map<string, new () => object>();

  /** @param names exported names of shared schemas, so that a type is called as the contracts call it */
  constructor(private readonly names: ReadonlyMap<unknown, string>) {}

  input(name: string, shape: Shape): new () => object {
    return this.object(name, shape, 'input');
  }

  /** Every field may be null: what the reader may not see is withheld. */
  detail(name: string, shape: Shape): new () => object {
    return this.object(name, shape, 'detail');
  }

  /** Fields stand as they are defined. */
  output(name: string, shape: Shape): new () => object {
    return this.object(name, shape, 'output');
  }

  /** The GraphQL enumeration of a shared list of codes, for types written by hand. */
  enumOf(schema: z.ZodType): object {
    return this.enumeration(schema, definitionOf(schema).entries ?? {}, { owner: '', field: '', use: 'output' });
  }

  private object(name: string, shape: Shape, use: 'input' | 'detail' | 'output'): new () => object {
    const made = this.objects.get(name);
    if (made !== undefined) return made;
    const type = namedClass(name);
    this.objects.set(name, type);
    (use === 'input' ? InputType(name) : ObjectType(name))(type);
    for (const [field, schema] of Object.entries(shape)) {
      const { type: of, nullable } = this.field(schema, { owner: name, field, use });
      const help = schema.description === undefined ? {} : { description: schema.description };
      Field(of, { nullable: nullable || use === 'detail', ...help })(type.prototype as object, field);
    }
    return type;
  }

  private field(schema: z.ZodType, place: Place): { readonly type: Made; readonly nullable: boolean } {
    const definition = definitionOf(schema);
    if (definition.type === 'optional' || definition.type === 'nullable') {
      return { type: this.field(definition.innerType as z.ZodType, place).type, nullable: true };
    }
    return { type: this.type(schema, place), nullable: false };
  }

  private type(schema: z.ZodType, place: Place): Made {
    const definition = definitionOf(schema);
    const isPersonal = place.use === 'detail' && markedFields(schema).some(({ path, subject }) => path.length === 0 && subject !== undefined);
    if (isPersonal) return () => PersonalText;
    switch (definition.type) {
      case 'string':
        return isId(definition) ? () => ID : () => String;
      case 'number':
        return definition.checks?.some(({ _zod }) => _zod.def.format === 'safeint') || definition.format === 'safeint' ? () => Int : () => Float;
      case 'boolean':
        return () => Boolean;
      case 'pipe':
        return this.type(definition.in as z.ZodType, place);
      case 'enum': {
        const made = this.enumeration(schema, definition.entries ?? {}, place);
        return () => made;
      }
      case 'array': {
        const items = this.type(definition.element as z.ZodType, place);
        return () => [items() as new () => object];
      }
      case 'object': {
        const name = suffixed(this.names.get(schema) ?? ownerName(place) + pascal(place.field), place.use);
        const made = this.object(name, definition.shape ?? {}, place.use);
        return () => made;
      }
      default:
        throw new Error(`${place.owner}.${place.field}: a ${definition.type} has no GraphQL type yet`);
    }
  }

  private enumeration(schema: z.ZodType, entries: Readonly<Record<string, string>>, { owner, field }: Place): object {
    const key = Object.values(entries).join('|');
    const made = this.enums.get(key);
    if (made !== undefined) return made;
    const wanted = this.names.get(schema) ?? pascal(field);
    const name = this.takenEnumNames.has(wanted) ? pascal(owner) + pascal(field) : wanted;
    const values = Object.fromEntries(Object.values(entries).map((value) => [upper(value), value]));
    this.takenEnumNames.add(name);
    this.enums.set(key, values);
    registerEnumType(values, { name });
    return values;
  }
}

interface Place {
  readonly owner: string;
  readonly field: string;
  readonly use: 'input' | 'detail' | 'output';
}

/** An input's parts are called after what the input is for. */
const ownerName = ({ owner, use }: Place) => (use === 'input' ? owner.replace(/Input$/, '') : owner);

const suffixed = (name: string, use: Place['use']) => (use === 'input' && !name.endsWith('Input') ? `${name}Input` : name);

const isId = ({ format, checks }: Definition) =>
  format === 'guid' || (checks ?? []).some(({ _zod }) => _zod.def.format === 'guid');
