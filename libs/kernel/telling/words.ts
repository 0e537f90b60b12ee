declare const kind: unique symbol;
type Branded<K extends string> = string & { readonly [kind]: K };

/** Marks what only this lib makes. */
export interface Told {
  readonly [kind]: 'told';
}

/** An id of something, by which nobody is known who has not the records. */
export type Uuid = Branded<'uuid'>;
/** A name that the program's own authors gave: of a command, an event type, a policy, a reader. */
export type Word = Branded<'word'>;
/** What kind of error it was, without its text. */
export type ErrorKind = Branded<'error kind'>;

/** Text that stands in the program as it is; a text with anything put into it, or of unknown origin, is `never`. */
export type Unwritten<T extends string> = { readonly nothing?: never } extends Record<T, 1> ? never : T;

const uuidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** As names are spelt in this program: `views`, `remind-when-unanswered`, `care.PlacementStarted`, `RegisterChild`, `registerChild`. */
const wordShape = /^(?=.{1,80}$)(?:[a-z][a-z0-9]*(?:[._-][A-Za-z][A-Za-z0-9]*)*|(?:[A-Z][a-z0-9]+){2,}|[a-z][a-z0-9]*(?:[A-Z][a-z0-9]*)+)$/;
const kindShape = /^\w{1,60}$/;

/** Text of any other shape becomes `no-uuid`. */
export const uuid = (text: string): Uuid => (uuidShape.test(text) ? text : 'no-uuid') as Uuid;

/** Text of any other shape than names in this program have becomes `no-word`. */
export const word = (text: string): Word => (wordShape.test(text) ? text : 'no-word') as Word;

/** PostgreSQL's codes: five signs, among them a digit. */
const sqlState = /^(?=\w*\d)[0-9A-Z]{5}$/;

/** Errors of the system too, where they are made in another realm than the program, as under a test runner. */
const isError = (thrown: unknown): thrown is Error => thrown instanceof Error || Object.prototype.toString.call(thrown) === '[object Error]';

/** What may be told of an error: its name and code. Messages may quote what somebody sent, and the values of a statement. */
export function errorKind(error: unknown): ErrorKind {
  if (!isError(error)) return 'no error object' as ErrorKind;
  const { code } = error as { readonly code?: unknown };
  if (typeof code === 'string' && sqlState.test(code)) return `SQLSTATE ${code}` as ErrorKind;
  const parts = [error.name, code].filter((part) => typeof part === 'string' && kindShape.test(part));
  return (parts.length === 0 ? 'Error' : parts.join(' ')) as ErrorKind;
}
