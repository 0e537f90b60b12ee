import { type EmbeddedEventStore, startEmbeddedEventStore } from '#adapters/embedded-eventstore';
import { openEventStore } from '#adapters/eventstoredb';
import { type OpenKeyVault, openKeyVault } from '#adapters/key-vault';
import type { EventStore } from '#kernel';
import { postgresForSpecs, type SpecPostgres } from '../engines/postgres.js';

/** A real PostgreSQL, a real event store and a real key vault, gone after {@link Engines.remove}. */
export class Engines {
  private constructor(
    private readonly postgres: SpecPostgres,
    private readonly server: EmbeddedEventStore,
    readonly eventStore: EventStore,
    readonly keyVault: OpenKeyVault,
    /** Connection string for the tables of views. */
    readonly databaseUrl: string,
    readonly vaultUrl: string,
  ) {}

  static async create(): Promise<Engines> {
    const postgres = await postgresForSpecs();
    const server = await startEmbeddedEventStore({ databaseUrl: await postgres.database('events'), port: 0 });
    const eventStore = openEventStore({ connectionString: server.connectionString });
    const vaultUrl = await postgres.database('vault');
    const keyVault = await openKeyVault({ url: vaultUrl, masterKey: Buffer.alloc(32, 7) });
    return new Engines(postgres, server, eventStore, keyVault, await postgres.database('views'), vaultUrl);
  }

  async remove(): Promise<void> {
    await this.eventStore.close();
    await this.server.stop();
    await this.keyVault.close();
    await this.postgres.remove();
  }
}
