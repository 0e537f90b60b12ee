import type { Author } from './actor.js';
import type { CommandContract, InputOf } from './command-contract.js';
import type { Envelope } from './envelope.js';
import type { DataOf, EventContract, NewEvent } from './event-contract.js';
import type { OccurredAt } from './fields.js';
import type { Rejection } from './rejection.js';

export type Decision =
  | { readonly kind: 'accepted'; readonly events: readonly NewEvent[] }
  | { readonly kind: 'rejected'; readonly rejection: Rejection };

export const accept = (...events: readonly NewEvent[]): Decision => ({ kind: 'accepted', events });
export const reject = (rejection: Rejection): Decision => ({ kind: 'rejected', rejection });

/** What a decision may look at besides its own stream. Nothing in it changes while it is decided. */
export interface DecisionContext<Facts> {
  /** Id of the thing the stream is about. */
  readonly id: string;
  readonly actor: Author;
  readonly occurredAt: OccurredAt;
  /** UTC moment of the decision. */
  readonly now: Date;
  /** An id for a part of the thing (a suspect, a charge): the same for a repeat of the same command. */
  readonly newId: (label: string) => string;
  readonly facts: Facts;
}

/** Whom an event of this stream concerns; copied into its envelope. */
export interface Concerns {
  readonly childIds: readonly string[];
  readonly caseId?: string | undefined;
  readonly parties?: readonly string[];
}

/** Who holds which part in a stream: nobody, a unit, or several. */
export type StreamStanding = Readonly<Record<string, string | readonly string[] | undefined>>;

type Events = Readonly<Record<string, EventContract>>;
type Commands = Readonly<Record<string, CommandContract>>;

/**
 * The rules of one kind of stream as pure functions. `decide` has no clock, no randomness and no I/O; it returns events
 * or one named rejection. The keys of `events` and `commands` are the contracts' names.
 */
export interface Decider<State, Facts, E extends Events = Events, C extends Commands = Commands> {
  readonly category: string;
  readonly events: E;
  readonly commands: C;
  readonly initialState: State;
  readonly evolve: { readonly [K in keyof E]: (state: State, data: DataOf<E[K]>, envelope: Envelope) => State };
  readonly decide: {
    readonly [K in keyof C]: (input: InputOf<C[K]>, state: State, context: DecisionContext<Facts>) => Decision;
  };
  /** Whom the stream concerns, once these events are in. */
  readonly concerns: (state: State, id: string) => Concerns;
  /** The children whom a command asks to act on, before it is decided. */
  readonly children: { readonly [K in keyof C]: (input: InputOf<C[K]>, state: State) => readonly string[] };
  /** Units that hold a part in this stream, by the relation's name in the access policy. */
  readonly standing?: (state: State) => StreamStanding;
}

/** A decider whose types were checked where it was defined. */
export type AnyDecider<Facts> = Decider<unknown, Facts>;

export function decider<State, Facts, E extends Events, C extends Commands>(
  definition: Decider<State, Facts, E, C>,
): AnyDecider<Facts> {
  return definition as unknown as AnyDecider<Facts>;
}

export function evolveAll<Facts>(
  { evolve }: AnyDecider<Facts>,
  state: unknown,
  events: readonly { readonly name: string; readonly data: unknown; readonly envelope: Envelope }[],
): unknown {
  return events.reduce((current, { name, data, envelope }) => {
    const step = evolve[name];
    return step === undefined ? current : step(current, data as never, envelope);
  }, state);
}
