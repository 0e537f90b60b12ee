import {
  type Actor,
  type AnyDecider,
  derivedId,
  type Envelope,
  evolveAll,
  type JsonObject,
  type NewEvent,
  type OccurredAt,
  type Rejection,
} from '#kernel';

export const aMoment = new Date('2026-03-02T02:00:00Z');

/** An id that is the same in every run, by name. */
export const anId = (name: string) => derivedId('test', name);

export const anActor = (changes: Partial<Actor> = {}): Actor => ({
  id: 'u-1',
  agency: 'MoI',
  unit: 'ahtjp-17',
  role: 'ahtjp-provincial',
  province: '17',
  ...changes,
});

/** The envelope of what happened before a story begins. */
export const anEnvelope = (changes: Partial<Envelope> = {}): Envelope => ({
  version: 1,
  commandId: anId('command'),
  fingerprint: 'test',
  correlationId: anId('command'),
  causationId: anId('command'),
  actor: anActor(),
  childIds: [],
  parties: [],
  occurredAt: { value: '2026-03-01T09:00:00+07:00', precision: 'MINUTE' },
  recordedAt: '2026-03-01T02:00:00.000Z',
  ...changes,
});

export interface Step<Facts> {
  readonly input: Readonly<Record<string, unknown>>;
  readonly actor?: Actor;
  readonly occurredAt?: OccurredAt;
  readonly now?: Date;
  readonly id?: string;
  readonly facts: Facts;
}

interface Told {
  readonly events: readonly { readonly type: string; readonly data: JsonObject }[];
  readonly rejection: Rejection | undefined;
}

/**
 * A decider's rules, tried as a story: given these events, when this command comes, then these events or that refusal.
 * The input goes through the command's schema first, as it does in the product.
 */
export function story<Facts>(decider: AnyDecider<Facts>, given: readonly NewEvent[] = []) {
  const past = given.map(({ contract, data }) => ({ name: contract.name, data, envelope: anEnvelope() }));
  return {
    when(command: string, step: Step<Facts>): Told {
      const contract = decider.commands[command];
      const rules = decider.decide[command];
      if (contract === undefined || rules === undefined) throw new Error(`no command ${command}`);
      const decision = rules(
        contract.input.parse(step.input),
        evolveAll(decider, decider.initialState, past),
        {
          id: step.id ?? anId('it'),
          actor: step.actor ?? anActor(),
          occurredAt: step.occurredAt ?? { value: '2026-03-02T09:00:00+07:00', precision: 'MINUTE' },
          now: step.now ?? aMoment,
          newId: (label) => anId(`new ${label}`),
          facts: step.facts,
        },
      );
      return decision.kind === 'accepted'
        ? { events: decision.events.map(({ contract: { type }, data }) => ({ type, data })), rejection: undefined }
        : { events: [], rejection: decision.rejection };
    },
  };
}
