import { z } from 'zod';

/** A cursor that no page of this list has given: the caller made it up or took it from another list. */
export class BadCursor extends Error {
  override readonly name = 'BadCursor';
}

/** One stretch of a list in its order; each entry's cursor says where to go on. */
export interface Page<Entry> {
  readonly entries: readonly Entry[];
  /** Whether there are more in the direction that was read. */
  readonly hasMore: boolean;
}

/** Writes the sort key of a row as text without meaning for the caller, and reads it back. */
export function cursorOf<Key extends readonly string[]>(key: z.ZodType<Key>) {
  return {
    write: (values: Key): string => Buffer.from(JSON.stringify(values)).toString('base64url'),
    /** @throws {BadCursor} */
    read(cursor: string): Key {
      const said = key.safeParse(parsed(Buffer.from(cursor, 'base64url').toString()));
      if (!said.success) throw new BadCursor('this cursor belongs to no page of this list');
      return said.data;
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** A moment as JavaScript writes it, UTC. */
export const momentPart = () => z.iso.datetime();
/** A position in the log or another whole number that a bigint column holds. */
export const numberPart = () => z.string().regex(/^\d{1,18}$/);
export const idPart = () => z.guid();
