import { type AnyPolicy, type Bus, type Deadline, type Deadlines, type MessageHandler, NotNow, orderId, reactTo, type Telemetry, word } from '#kernel';
import type { PolicyDoor } from '../commands/policy-door.js';
import { carriedOut } from './outcome.js';

export interface PolicyRunnerOptions<Rows> {
  readonly policies: readonly AnyPolicy[];
  readonly bus: Bus<Rows>;
  readonly deadlines: Deadlines<Rows>;
  readonly door: PolicyDoor;
  readonly now: () => Date;
  readonly telemetry: Telemetry;
}

export interface RunningPolicies {
  healthy(): boolean;
  /** How many messages are parked, by consumer group. */
  parked(): Promise<readonly (readonly [group: string, messages: number])[]>;
  /** Resolves when no policy acts any more. */
  stop(): Promise<void>;
}

/** A policy's consumer group; never renamed, or it would react to everything again. */
export const groupOf = ({ name }: AnyPolicy) => `policy-${name}`;

const typesOf = ({ on }: AnyPolicy): ReadonlySet<string> => new Set(Object.values(on).map(({ type }) => type));

/** Has one policy react to a message: its deadlines count once with the message, its orders by their ids. */
export function policyHandler<Rows>(policy: AnyPolicy, { deadlines, door, telemetry }: Pick<PolicyRunnerOptions<Rows>, 'deadlines' | 'door' | 'telemetry'>): MessageHandler<Rows> {
  return async (message, rows) => {
    const reaction = reactTo(policy, message);
    if (reaction.kind === 'ignored') return;
    const { correlationId, eventId: causationId } = message;
    await telemetry.span({ name: word('policy'), correlationId, attributes: { policy: word(policy.name) } }, async () => {
      for (const deadline of reaction.deadlines) await deadlines.set({ ...deadline, policy: policy.name, correlationId, causationId }, rows);
      for (const key of reaction.lifted) await deadlines.lift(policy.name, key, rows);
      for (const [index, { command, input }] of reaction.orders.entries()) {
        const id = orderId(policy.name, message.id, index);
        const occurredAt = { value: message.recordedAt, precision: 'MINUTE' } as const;
        await carriedOut(door, { policy: policy.name, name: command, id, input, occurredAt, correlationId, causationId });
      }
    });
  };
}

/** Gives the order of a deadline, in a word what became of it; the decider says whether it still applies. */
export async function carryOut({ policy, key, dueAt, command, input, correlationId, causationId }: Deadline, door: PolicyDoor, now: () => Date): Promise<string> {
  // The database's clock may be ahead of the one by which the service decides.
  if (now().getTime() < Date.parse(dueAt)) throw new NotNow('its moment has not come');
  const occurredAt = { value: dueAt, precision: 'MINUTE' } as const;
  return carriedOut(door, { policy, name: command, id: orderId(policy, key, 0), input, occurredAt, correlationId, causationId });
}

/** Runs the policies of one service: each its own consumer group of the bus, all their deadlines together. */
export async function runPolicies<Rows>(options: PolicyRunnerOptions<Rows>): Promise<RunningPolicies> {
  const { policies, bus, deadlines, door, now } = options;
  const watching = await deadlines.watch((deadline) => carryOut(deadline, door, now));
  const consumers = await Promise.all(policies.map((policy) => bus.consume({ group: groupOf(policy), handler: policyHandler(policy, options), types: typesOf(policy) })));
  return {
    parked: () => Promise.all(policies.map(async (policy) => [groupOf(policy), (await bus.parked(groupOf(policy))).length] as const)),
    healthy: () => [watching, ...consumers].every((running) => running.healthy().ok),
    stop: async () => {
      await Promise.all([watching, ...consumers].map((running) => running.stop()));
    },
  };
}
