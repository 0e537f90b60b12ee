import { type Facts, mayDo, provinceHolder } from '#access';
import { type EmbeddedEventStore, startEmbeddedEventStore } from '#adapters/embedded-eventstore';
import { openEventStore } from '#adapters/eventstoredb';
import { type OpenKeyVault, openKeyVault } from '#adapters/key-vault';
import { type AnyDecider, type Command, type EventStore, handleCommand, type Outcome } from '#kernel';
import { theFacts } from '#testing';
import { postgresForSpecs, type SpecPostgres } from '../engines/postgres.js';
import type { Given } from './given.js';

/** A service as it runs on a machine of its own: its own connections to the event store and to the key vault. */
interface Service {
  readonly eventStore: EventStore;
  readonly keyVault: OpenKeyVault;
}

/**
 * Gives a command to a service. Its facts ask how far the log is, as those of a service do; they have the children in the
 * actor's province and know of no earlier command, as they do when a repeat is quicker than they are: the stream alone
 * must tell.
 */
export async function giveTo(service: Service, { decider, name, command }: Given): Promise<Outcome> {
  const contract = decider.commands[name];
  if (contract === undefined) throw new Error(`nobody takes ${name}`);
  return handleCommand(decider, contract, { ...command, input: contract.input.parse(command.input) }, {
    ...service,
    now: () => new Date(),
    mayDo,
    earlierFingerprint: () => Promise.resolve(undefined),
    facts: async ({ childIds, actor }) => {
      await service.eventStore.head();
      const holder = provinceHolder(actor.province ?? '');
      return theFacts({ standing: childIds.map((childId) => ({ childId, holder, relation: 'own-province', source: childId })) });
    },
  });
}

/** Several services on one real event store and one real key vault, gone after {@link Services.remove}. */
export class Services {
  private constructor(
    private readonly postgres: SpecPostgres,
    private readonly server: EmbeddedEventStore,
    private readonly running: readonly Service[],
    readonly vaultUrl: string,
  ) {}

  /** @param through what stands between a service and the event store: takes its connection string, gives another */
  static async create(count: number, through: (connectionString: string) => Promise<string> = (direct) => Promise.resolve(direct)): Promise<Services> {
    const postgres = await postgresForSpecs();
    const server = await startEmbeddedEventStore({ databaseUrl: await postgres.database('events'), port: 0 });
    const vaultUrl = await postgres.database('vault');
    const running = await Promise.all(
      Array.from({ length: count }, async () => ({
        eventStore: openEventStore({ connectionString: await through(server.connectionString) }),
        keyVault: await openKeyVault({ url: vaultUrl, masterKey: Buffer.alloc(32, 7) }),
      })),
    );
    return new Services(postgres, server, running, vaultUrl);
  }

  /** Gives a command to one of the services. */
  async give(which: number, decider: AnyDecider<Facts>, name: string, command: Command): Promise<Outcome> {
    const service = this.running[which % this.running.length];
    if (service === undefined) throw new Error('no service runs');
    return giveTo(service, { decider, name, command });
  }

  get first(): Service {
    const [service] = this.running;
    if (service === undefined) throw new Error('no service runs');
    return service;
  }

  async remove(): Promise<void> {
    await Promise.all(this.running.map(({ eventStore, keyVault }) => Promise.all([eventStore.close(), keyVault.close()])));
    await this.server.stop();
    await this.postgres.remove();
  }
}
