import type { Author } from './actor.js';
import type { CommandContract, InputOf, ServiceName } from './command-contract.js';
import type { DataOf, EventContract } from './event-contract.js';
import { derivedId } from './ids.js';
import type { BusMessage } from './ports/bus.js';
import type { JsonObject } from './ports/event-store.js';

/** A command that a policy gives. Its input holds ids and codes only: deadlines keep it in clear. */
export interface Order {
  readonly command: string;
  readonly input: JsonObject;
}

/** An order for later, set once for each key of its policy. */
export interface DeadlineOrder extends Order {
  /** What it is about, such as the id of a referral. */
  readonly key: string;
  /** UTC moment, ISO 8601, taken from the event: a replay must find the same. */
  readonly dueAt: string;
}

export type Reaction =
  | {
      readonly kind: 'acts';
      readonly orders: readonly Order[];
      readonly deadlines: readonly DeadlineOrder[];
      /** Keys of deadlines of this policy that need not fire any more. */
      readonly lifted: readonly string[];
    }
  | { readonly kind: 'ignored'; readonly reason: string };

export const ignored = (reason: string): Reaction => ({ kind: 'ignored', reason });

export function acts(what: {
  readonly orders?: readonly Order[];
  readonly deadlines?: readonly DeadlineOrder[];
  readonly lifted?: readonly string[];
}): Reaction {
  return { kind: 'acts', orders: [], deadlines: [], lifted: [], ...what };
}

export const order = <C extends CommandContract>(contract: C, input: InputOf<C> & JsonObject): Order => ({ command: contract.name, input });

type Events = Readonly<Record<string, EventContract>>;

/**
 * What the product does by itself when something has happened: pure, from one message of the bus. The keys of `on` are
 * the contracts' names; of the data only what is shared on the bus is there.
 */
export interface Policy<E extends Events = Events> {
  /** `<do>-when-<happened>`; names its consumer group, its deadlines and its commands' ids, and is never changed. */
  readonly name: `${string}-when-${string}`;
  readonly on: E;
  readonly react: { readonly [K in keyof E]: (data: DataOf<E[K]>, message: BusMessage) => Reaction };
}

/** A policy whose types were checked where it was defined. */
export type AnyPolicy = Policy;

export const policy = <E extends Events>(definition: Policy<E>): AnyPolicy => definition;

/** What a policy makes of a message of any type. */
export function reactTo({ on, react }: AnyPolicy, message: BusMessage): Reaction {
  const contract = Object.values(on).find(({ type }) => type === message.type);
  const rule = contract === undefined ? undefined : react[contract.name];
  if (contract === undefined || rule === undefined) return ignored('not its business');
  return rule(contract.read(message.version, message.data), message);
}

/** Before an actor's id, where it is no person; no issuer may lend it to one. */
export const policyPrefix = 'policy:';
/** Before a unit, where it is no office. */
export const servicePrefix = 'service:';

/** Acts for the service and for no office: what it writes is no office's own entry. */
export const policyActor = (name: string, service: ServiceName): Author => ({
  id: `${policyPrefix}${name}`,
  agency: 'ToldOnce',
  unit: `${servicePrefix}${service}`,
  role: 'policy',
});

/** The same message and the same deadline always give the same command. */
export const orderId = (policyName: string, cause: string, index: number): string => derivedId('policy', policyName, cause, index);
