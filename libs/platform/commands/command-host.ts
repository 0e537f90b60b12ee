import { type Facts, mayDo, roleMay, type Standing } from '#access';
import { provesSearch } from '#contracts/children';
import type { Reference } from '#contracts/vocabulary';
import {
  type Actor,
  type AnyDecider,
  type EventStore,
  type FactsSource,
  handleCommand,
  InvalidInput,
  type KeyVault,
  NotAllowed,
  type Outcome,
  OutcomeUnknown,
  type Rejection,
} from '#kernel';
import type { CommandMessage, CommandRoute } from './message.js';
import { validated } from './validate.js';

export interface CommandHostOptions {
  readonly deciders: readonly AnyDecider<Facts>[];
  readonly eventStore: EventStore;
  readonly keyVault: KeyVault;
  readonly facts: FactsSource<Standing>;
  readonly reference: Reference;
  readonly verify: (token: string) => Promise<Actor>;
  readonly now: () => Date;
}

const rejected = (rejection: Rejection): Outcome => ({ kind: 'rejected', rejection });

/** Takes the commands of one service: checks who asks and what is asked, then has the kernel decide and record. */
export function createCommandHost(options: CommandHostOptions): CommandRoute {
  const { eventStore, keyVault, facts, reference, now } = options;
  const routes = new Map(
    options.deciders.flatMap((decider) =>
      Object.values(decider.commands).map((contract) => [contract.name, { decider, contract }] as const),
    ),
  );

  async function factsFor({ childIds, actor }: { readonly childIds: readonly string[]; readonly actor: Actor }): Promise<Facts> {
    if (!(await facts.reached(await eventStore.head()))) throw new OutcomeUnknown('the facts are behind the log');
    const key = await keyVault.purposeKey('fingerprint');
    return {
      standing: await facts.standingOf(childIds),
      reference,
      provesSearch: (receipt, names) => provesSearch(key, receipt, actor.id, names, now()),
    };
  }

  return {
    async send(message: CommandMessage): Promise<Outcome> {
      const actor = await options.verify(message.token);
      const route = routes.get(message.name);
      if (route === undefined) return rejected(InvalidInput.of({ problems: [{ path: 'name', problem: 'is no command of this service' }] }));
      if (!roleMay(actor.role, message.name)) return rejected(NotAllowed.of({}));
      const checked = validated(route.contract, message, actor, now());
      if ('rejection' in checked) return rejected(checked.rejection);
      return handleCommand(route.decider, route.contract, checked.command, {
        eventStore,
        keyVault,
        now,
        mayDo,
        facts: factsFor,
        earlierFingerprint: (commandId) => facts.earlierFingerprint(commandId),
      });
    },
  };
}
