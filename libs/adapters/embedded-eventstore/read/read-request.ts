import type { EventFilter } from './event-filter.js';

/** Where to begin: a revision in a stream, a position in the log. */
export type From = 'start' | 'end' | number;

export interface ReadRequest {
  /** Undefined: the log of all streams. */
  readonly stream: string | undefined;
  readonly from: From;
  readonly backwards: boolean;
  /** Number of events to hand out; Infinity for all. */
  readonly limit: number;
  readonly filter: { readonly passes: EventFilter; readonly checkpointInterval: number } | undefined;
  /** Goes on with what is written later. */
  readonly live: boolean;
}
