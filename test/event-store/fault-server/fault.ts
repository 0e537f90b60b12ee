import { status as codes, type StatusObject } from '@grpc/grpc-js';

/** What the client may ask: an append, a read, a subscription, or who is in the cluster. */
export type CallKind = 'append' | 'read' | 'subscription' | 'gossip';

/**
 * When in a call a fault strikes. `arrival`: the event store behind has heard nothing. A number: the event store has
 * answered in full, and so many messages of its answer were passed on; an append is written then.
 */
export type When = 'arrival' | number;

export type Fault =
  /** The call ends with this status; with OK it only ends too early. */
  | { readonly kind: 'status'; readonly when: When; readonly status: Partial<StatusObject> }
  /** Nothing more is said. */
  | { readonly kind: 'silence'; readonly when: When }
  /** All connections of the node break off. */
  | { readonly kind: 'cut'; readonly when: When }
  /** The node sends GOAWAY: it takes no new calls on these connections, and ends them after a moment. */
  | { readonly kind: 'goaway'; readonly when: When }
  /** The answer comes so much later. */
  | { readonly kind: 'late'; readonly ms: number }
  /** Every message comes twice: to the event store if it is an append, else to the client. */
  | { readonly kind: 'twice' }
  /** This is the answer, and the event store behind has heard nothing. */
  | { readonly kind: 'reply'; readonly message: Buffer };

export const status = (code: codes, when: When = 'arrival', more: Partial<StatusObject> = {}): Fault => ({
  kind: 'status',
  when,
  status: { code, details: `scripted ${codes[code]}`, ...more },
});
export const silence = (when: When): Fault => ({ kind: 'silence', when });
export const cut = (when: When): Fault => ({ kind: 'cut', when });
export const goaway = (when: When): Fault => ({ kind: 'goaway', when });
export const late = (ms: number): Fault => ({ kind: 'late', ms });
export const twice: Fault = { kind: 'twice' };
