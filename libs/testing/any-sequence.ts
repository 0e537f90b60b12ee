import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { type Actor, type AnyDecider, evolveAll, type NewEvent, type OccurredAt } from '#kernel';
import { aMoment, anActor, anEnvelope, anId } from './given-when-then.js';

interface Given<Facts> {
  readonly facts: Facts;
  readonly actor?: Actor;
  /** With what every second sequence begins, where chance alone would seldom come so far. */
  readonly before?: readonly NewEvent[];
}

/** Moments within two years after the stories' own. */
const anyMoment: fc.Arbitrary<OccurredAt> = fc.integer({ min: 0, max: 730 }).map((days) => ({
  value: new Date(aMoment.getTime() + days * 24 * 60 * 60 * 1000).toISOString(),
  precision: 'MINUTE',
}));

interface Step {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly occurredAt: OccurredAt;
}

function frozen<T>(value: T): T {
  if (value !== null && typeof value === 'object') {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

/** Nothing is learned before it happened. */
const learned = ({ value }: OccurredAt) => new Date(Math.max(aMoment.getTime(), Date.parse(value)));

/**
 * Tries random sequences of valid commands: the rules must never throw, never change the state they are given, and
 * answer the same twice. Parts made by the nth command have the id `anId('<label> n')`.
 * @param inputs for every command of the decider, what may be said in it
 * @returns names of all events that came about, to show that the sequences were worth trying
 */
export function anySequence<Facts>(
  decider: AnyDecider<Facts>,
  inputs: Readonly<Record<string, fc.Arbitrary<Readonly<Record<string, unknown>>>>>,
  { facts, actor = anActor(), before = [] }: Given<Facts>,
): ReadonlySet<string> {
  const seen = new Set<string>();
  deepStrictEqual(Object.keys(inputs).sort(), Object.keys(decider.commands).sort());
  const anyCommand = fc.oneof(...Object.entries(inputs).map(([name, input]) => fc.record({ name: fc.constant(name), input, occurredAt: anyMoment })));

  const told = ({ contract, data }: NewEvent) => ({ name: contract.name, data, envelope: anEnvelope({ actor }) });
  const play = (sequence: readonly Step[], begins: boolean) => {
    let state = begins ? evolveAll(decider, decider.initialState, before.map(told)) : decider.initialState;
    sequence.forEach(({ name, input, occurredAt }, index) => {
      const said = decider.commands[name]?.input.parse(input) as never;
      const newId = (label: string) => anId(`${label} ${index}`);
      const context = { id: anId('it'), actor, occurredAt, now: learned(occurredAt), newId, facts };
      const decide = () => decider.decide[name]?.(said, frozen(state), context);
      decider.children[name]?.(said, state);
      const decision = decide();
      deepStrictEqual(decide(), decision);
      if (decision?.kind !== 'accepted') return;
      const events = decision.events.map(told);
      events.forEach((event) => seen.add(event.name));
      state = evolveAll(decider, state, events);
      decider.concerns(state, context.id);
      decider.standing?.(state);
    });
  };

  fc.assert(fc.property(fc.array(anyCommand, { minLength: 10, maxLength: 60 }), fc.boolean(), play), { numRuns: 300 });
  return seen;
}
