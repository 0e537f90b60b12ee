export interface NewEvent {
  /** UUID, lower case. */
  readonly id: string;
  readonly type: string;
  readonly isJson: boolean;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** The revision of the stream's last event as the writer believes it, or what else must hold. */
export type Expected = number | 'any' | 'no_stream' | 'stream_exists';

export interface AppendRequest {
  readonly stream: string;
  readonly expected: Expected;
  readonly events: readonly NewEvent[];
}

/** Where an event ended up. */
export interface Place {
  readonly revision: number;
  readonly position: number;
}

export type AppendOutcome =
  | { readonly kind: 'appended'; readonly last: Place }
  /** An append of no events: nothing was written. */
  | { readonly kind: 'nothing'; readonly current: number }
  | { readonly kind: 'wrong-revision'; readonly current: number };

/** What an append weighs against the limit. */
export function bytesOf(event: NewEvent): number {
  return event.data.length + event.metadata.length + 2 * event.type.length;
}
