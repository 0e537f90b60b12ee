import type { Envelope } from './envelope.js';
import type { DataOf, EventContract } from './event-contract.js';
import type { JsonObject, Position } from './ports/event-store.js';

/** A stored event as a reader gets it: upcast to its newest version, personal fields still sealed. */
export interface RecordedEvent<C extends EventContract = EventContract> {
  readonly id: string;
  readonly type: string;
  readonly position: Position;
  readonly contract: EventContract;
  readonly data: DataOf<C>;
  /** The same data without its type, for tables that keep it whole. */
  readonly raw: JsonObject;
  readonly envelope: Envelope;
}

/** A column's value: text, number, boolean, null, a list of texts, or JSON wrapped by `json`. Never a clock's or a random value. */
export type ColumnValue = string | number | boolean | null | bigint | readonly string[] | { readonly json: unknown };
export const json = (value: unknown): ColumnValue => ({ json: value });

type Columns = Readonly<Record<string, ColumnValue>>;

/** What an event does to the tables of one view; applied in order, together with the reader's checkpoint. */
export type RowChange =
  /** Inserts the row, or replaces the columns given where a row with this key stands. */
  | { readonly kind: 'put'; readonly table: string; readonly key: Columns; readonly row: Columns }
  | { readonly kind: 'set'; readonly table: string; readonly where: Columns; readonly values: Columns }
  | { readonly kind: 'drop'; readonly table: string; readonly where: Columns };

/** Personal fields in clear, for a view that keeps keyed hashes of them; what was erased is undefined. */
export interface Clear {
  text(field: string): string | undefined;
  /** Keyed hashes of the parts of these names, by which they can be found. */
  tokens(names: readonly (string | undefined)[]): readonly string[];
}

/** Pure: the same events always give the same rows. */
export type Projector<C extends EventContract> = (event: RecordedEvent<C>, clear: Clear) => readonly RowChange[];

/** One view's reading of the log, with an answer for every event type there is. */
export interface Projection<Handlers = Readonly<Record<string, Projector<never> | 'ignored'>>> {
  readonly name: string;
  /** All tables it writes, so that they can be compared and dropped. */
  readonly tables: readonly string[];
  /** Whether it needs personal fields in clear while it projects. */
  readonly opens: boolean;
  readonly handlers: Handlers;
}
