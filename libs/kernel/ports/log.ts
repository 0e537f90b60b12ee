import type { ErrorKind, Told, Unwritten, Uuid, Word } from '../telling/words.js';

export type Level = 'info' | 'warn' | 'error';

type Value = number | bigint | boolean | Uuid | Word | ErrorKind;

/** What a log is told. Only {@link note} makes one, and nothing that a person wrote gets in. */
export interface Note extends Told {
  readonly level: Level;
  /** Stands so in the program: no value is put into it. */
  readonly message: string;
  readonly fields: Readonly<Record<string, string | number | boolean>>;
}

export type Log = (note: Note) => void;

/** A field that is text must be a value of {@link uuid}, {@link word} or {@link errorKind}, or stand so in the program; so must its name. */
type Tellable<F> = string extends keyof F
  ? never
  : { readonly [K in keyof F]: F[K] extends Value | undefined ? F[K] : F[K] extends string ? Unwritten<F[K]> : never };

/** One line of a log: `log(note('warn', 'the subscription is lost', { reason: errorKind(error), pauseMs }))`. */
export function note<const M extends string, const F extends Readonly<Record<string, Value | string | undefined>> = { readonly nothing?: never }>(
  level: Level,
  message: M & Unwritten<M>,
  fields?: F & Tellable<F>,
): Note {
  const given: readonly (readonly [string, Value | string | undefined])[] = Object.entries(fields ?? {});
  const told = given.flatMap(([name, value]) => (value === undefined ? [] : [[name, typeof value === 'bigint' ? value.toString() : value] as const]));
  return { level, message, fields: Object.fromEntries(told) } as unknown as Note;
}
