import { type Facts, mayDo, policyMay, roleMay } from '#access';
import { provesSearch } from '#contracts/children';
import { metrics } from '#contracts/telemetry';
import type { Reference } from '#contracts/vocabulary';
import {
  type Actor,
  type AnyDecider,
  type Author,
  type CommandContract,
  type CommandRuntime,
  type EventStore,
  type FactsSource,
  handleCommand,
  InvalidInput,
  type KeyVault,
  NotAllowed,
  type Outcome,
  OutcomeUnknown,
  policyActor,
  type Rejection,
  type Telemetry,
  word,
} from '#kernel';
import type { CommandMessage, CommandRoute } from './message.js';
import type { GivenOrder, PolicyDoor } from './policy-door.js';
import { type Asked, validated } from './validate.js';

export interface CommandHostOptions {
  readonly deciders: readonly AnyDecider<Facts>[];
  readonly eventStore: EventStore;
  readonly keyVault: KeyVault;
  readonly facts: FactsSource<Pick<Facts, 'standing' | 'children' | 'referrals' | 'suspects' | 'interviewers' | 'contacts'>>;
  readonly reference: Reference;
  readonly verify: (token: string) => Promise<Actor>;
  readonly now: () => Date;
  readonly telemetry: Telemetry;
}

interface Route {
  readonly decider: AnyDecider<Facts>;
  readonly contract: CommandContract;
}

/** Who gives a command, what else he may do, and what it follows from, where it is not of his own accord. */
interface Giver extends Pick<CommandRuntime<Facts>, 'mayDo'> {
  readonly actor: Author;
  readonly causationId?: string;
}

const nobodysChild = '00000000-0000-0000-0000-000000000000';

const rejected = (rejection: Rejection): Outcome => ({ kind: 'rejected', rejection });

/** Takes the commands of one service: checks who asks and what is asked, then has the kernel decide and record. */
export function createCommandHost(options: CommandHostOptions): CommandRoute & PolicyDoor {
  const { eventStore, keyVault, facts, reference, now, telemetry } = options;
  const routes = new Map(
    options.deciders.flatMap((decider) =>
      Object.values(decider.commands).map((contract) => [contract.name, { decider, contract }] as const),
    ),
  );

  async function factsFor({ childIds, actor }: { readonly childIds: readonly string[]; readonly actor: Author }): Promise<Facts> {
    if (!(await facts.reached(await eventStore.head()))) throw new OutcomeUnknown('the facts are behind the log');
    const key = await keyVault.purposeKey('fingerprint');
    return {
      // Nobody's child is asked about too: that there is no child must take as long to find out as whose it is.
      ...(await facts.knownOf(childIds.length === 0 ? [nobodysChild] : childIds)),
      reference,
      provesSearch: (receipt, names) => provesSearch(key, receipt, actor.id, names, now()),
    };
  }

  async function decided({ decider, contract }: Route, asked: Asked, by: Giver): Promise<Outcome> {
    const { actor, mayDo: may, ...cause } = by;
    const checked = validated(contract, asked, actor, now());
    if ('rejection' in checked) return rejected(checked.rejection);
    return handleCommand(decider, contract, { ...checked.command, ...cause }, {
      eventStore,
      keyVault,
      now,
      mayDo: may,
      facts: factsFor,
      earlierFingerprint: (commandId) => facts.earlierFingerprint(commandId),
    });
  }

  /** Each command is a span of its request's story, and counted by what becomes of it. */
  const observed = ({ contract }: Route, correlationId: string, decide: () => Promise<Outcome>): Promise<Outcome> =>
    telemetry.span({ name: word('command'), correlationId, kind: 'server', attributes: { command: word(contract.name) } }, async (mark) => {
      const begun = performance.now();
      let outcome = word('failed');
      try {
        const became = await decide();
        outcome = word(became.kind === 'recorded' ? 'recorded' : became.rejection.name);
        return became;
      } finally {
        mark({ outcome });
        telemetry.took(metrics.commands, (performance.now() - begun) / 1_000, { command: word(contract.name), outcome });
      }
    });

  return {
    async send(message: CommandMessage): Promise<Outcome> {
      const actor = await options.verify(message.token);
      const route = routes.get(message.name);
      if (route === undefined) return rejected(InvalidInput.of({ problems: [{ path: 'name', problem: 'is no command of this service' }] }));
      return observed(route, message.correlationId, async () => {
        if (route.contract.by === 'policy' || !roleMay(actor.role, message.name)) return rejected(NotAllowed.of({}));
        return decided(route, message, { actor, mayDo });
      });
    },

    async act(given: GivenOrder): Promise<Outcome> {
      const route = routes.get(given.name);
      if (route === undefined || !policyMay(given.policy, given.name)) return rejected(NotAllowed.of({}));
      const { policy, causationId } = given;
      const actor = policyActor(policy, route.contract.service);
      return observed(route, given.correlationId, () => decided(route, given, { actor, causationId, mayDo: ({ command }) => policyMay(policy, command) }));
    },
  };
}
