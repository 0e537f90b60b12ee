import type { AppendRequest, Place } from './request.js';

export interface StoredId extends Place {
  readonly id: string;
}

export type FinalVerdict =
  | { readonly kind: 'write' }
  | { readonly kind: 'nothing' }
  /** All of it was written before: answer as then. */
  | { readonly kind: 'repeat'; readonly last: Place }
  | { readonly kind: 'conflict' };

export type Verdict =
  | FinalVerdict
  /** The stream has grown past the expected revision: by these very events, or by others? */
  | { readonly kind: 'compare'; readonly from: number };

const conflict: FinalVerdict = { kind: 'conflict' };

/** No exact revision was named: only ids remembered from recent appends can tell a repeat. */
function checkRemembered(request: AppendRequest, remembered: (id: string) => Place | undefined): Verdict {
  const places = request.events.map((event) => remembered(event.id));
  const last = places.at(-1);
  if (places[0] === undefined) return { kind: 'write' };
  return last !== undefined && places.every((place) => place !== undefined) ? { kind: 'repeat', last } : conflict;
}

/**
 * Whether an append may be written, was written already or comes too late.
 * @param current revision of the stream's last event, -1 where there is none
 */
export function checkCommit(request: AppendRequest, current: number, remembered: (id: string) => Place | undefined): Verdict {
  const empty = request.events.length === 0;
  if (request.expected === 'stream_exists' && current < 0) return conflict;
  if (request.expected === 'any' || request.expected === 'stream_exists') {
    return empty ? { kind: 'nothing' } : checkRemembered(request, remembered);
  }
  const expected = request.expected === 'no_stream' ? -1 : request.expected;
  if (expected === current) return { kind: empty ? 'nothing' : 'write' };
  if (expected > current || empty) return conflict;
  return { kind: 'compare', from: expected + 1 };
}

/** @param stored the events that follow the expected revision, in order, as many as were to be appended */
export function compareIds(request: AppendRequest, stored: readonly StoredId[]): FinalVerdict {
  const last = stored.at(-1);
  const same = stored.length === request.events.length && request.events.every((event, at) => event.id === stored[at]?.id);
  return same && last !== undefined ? { kind: 'repeat', last } : conflict;
}
