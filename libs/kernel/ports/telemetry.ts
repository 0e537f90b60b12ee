import type { ErrorKind, Word } from '../telling/words.js';

interface Figure<Kind extends string, L extends string> {
  readonly kind: Kind;
  /** `toldonce.<what>`, never renamed: somebody's alarms name it. */
  readonly name: string;
  /** In the Unified Code for Units of Measure: `s` for seconds, `{event}` for events. */
  readonly unit: string;
  readonly help: string;
  readonly labels: readonly L[];
}

/** What is counted up. */
export type Counter<L extends string = string> = Figure<'counter', L>;
/** Durations, in seconds: how many, and how they are spread. */
export type Histogram<L extends string = string> = Figure<'histogram', L>;
/** What has a value at any moment. */
export type Gauge<L extends string = string> = Figure<'gauge', L>;

export const counter = <const L extends string>(figure: Omit<Counter<L>, 'kind'>): Counter<L> => ({ kind: 'counter', ...figure });
export const histogram = <const L extends string>(figure: Omit<Histogram<L>, 'kind'>): Histogram<L> => ({ kind: 'histogram', ...figure });
export const gauge = <const L extends string>(figure: Omit<Gauge<L>, 'kind'>): Gauge<L> => ({ kind: 'gauge', ...figure });

/** Words of the program only: no id, or there would be a figure for each child. */
export type Labels<L extends string> = Readonly<Record<L, Word | ErrorKind>>;

type Attributes = Readonly<Record<string, Word | ErrorKind | number>>;

export interface SpanOptions {
  /** A word of the program. */
  readonly name: Word;
  /** Whose trace it belongs to; without it, that of the span around it. */
  readonly correlationId?: string;
  /** Whether the story begins here, as it does where a request is taken in. */
  readonly begins?: boolean;
  /** W3C's `traceparent` of whoever asked for it, in a trace of their own. */
  readonly from?: string;
  /** `server` takes something in, `client` sends it out; over the bus, where nobody waits for the answer, `consumer` and `producer`. */
  readonly kind?: 'server' | 'client' | 'consumer' | 'producer';
  readonly attributes?: Attributes;
}

/** Adds to the span what became of it. */
export type Mark = (attributes: Attributes) => void;

/** Figures and traces for those who keep the product running. Nothing personal goes in, by its types. */
export interface Telemetry {
  count<L extends string>(what: Counter<L>, labels: Labels<L>): void;
  took<L extends string>(what: Histogram<L>, seconds: number, labels: Labels<L>): void;
  /**
   * Is asked whenever figures are taken, and tells them; what it does not tell keeps its last value.
   * @returns ends it
   */
  observe(read: (tell: <L extends string>(what: Gauge<L>, value: number, labels: Labels<L>) => void) => Promise<void>): () => void;
  /** Does the work as a span; spans that it opens lie within. */
  span<T>(options: SpanOptions, work: (mark: Mark) => Promise<T>): Promise<T>;
  /** A span that began before anybody could know of it, and ends now. */
  past(options: SpanOptions & { readonly since: Date }): void;
}

/** Where nobody listens. */
export const unheard: Telemetry = {
  count: () => undefined,
  took: () => undefined,
  observe: () => () => undefined,
  span: (_options, work) => work(() => undefined),
  past: () => undefined,
};
