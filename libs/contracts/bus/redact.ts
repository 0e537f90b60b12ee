import type { z } from 'zod';
import type { EventContract, Json, JsonObject } from '#kernel';
import { sharedSchema } from './shared-schema.js';

interface Definition {
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
}

const isObject = (value: Json): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Takes only what the schema names: what a newer release may have added stays inside. */
function picked(schema: z.ZodType, value: Json): Json | undefined {
  const { shape, element, innerType } = schema.def as unknown as Definition;
  if (innerType !== undefined) return picked(innerType, value);
  if (shape !== undefined && isObject(value)) {
    const fields = Object.entries(shape).flatMap(([name, field]) => {
      const inner = value[name];
      const taken = inner === undefined ? undefined : picked(field, inner);
      return taken === undefined ? [] : [[name, taken] as const];
    });
    return Object.fromEntries(fields);
  }
  if (element !== undefined && Array.isArray(value)) {
    return value.map((item: Json) => picked(element, item)).filter((item) => item !== undefined);
  }
  return typeof value === 'object' ? (value === null ? null : undefined) : value;
}

/**
 * What may leave of a stored event's data, as agencies agreed: nothing sealed, nothing restricted, nothing unknown.
 * @param data as the newest version of the contract has it
 * @throws {NotShareable} where the contract is not published
 */
export function redact(contract: EventContract, data: JsonObject): JsonObject {
  const taken = picked(sharedSchema(contract), data);
  return taken !== undefined && isObject(taken) ? taken : {};
}
