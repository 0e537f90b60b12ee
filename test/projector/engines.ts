import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedEventStore, startEmbeddedEventStore } from '#adapters/embedded-eventstore';
import { openEventStore } from '#adapters/eventstoredb';
import { type OpenKeyVault, openKeyVault } from '#adapters/key-vault';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#adapters/postgres';
import type { EventStore } from '#kernel';

/** A real PostgreSQL, a real event store and a real key vault, gone after {@link Engines.remove}. */
export class Engines {
  private constructor(
    private readonly folder: string,
    private readonly postgres: EmbeddedPostgres,
    private readonly server: EmbeddedEventStore,
    readonly eventStore: EventStore,
    readonly keyVault: OpenKeyVault,
    /** Connection string for the tables of views. */
    readonly databaseUrl: string,
  ) {}

  static async create(): Promise<Engines> {
    const folder = await mkdtemp(join(tmpdir(), 'toldonce-projector-'));
    const postgres = await startEmbeddedPostgres({ folder });
    const server = await startEmbeddedEventStore({ databaseUrl: await postgres.database('events'), port: 0 });
    const eventStore = openEventStore({ connectionString: server.connectionString });
    const keyVault = await openKeyVault({ url: await postgres.database('vault'), masterKey: Buffer.alloc(32, 7) });
    return new Engines(folder, postgres, server, eventStore, keyVault, await postgres.database('views'));
  }

  async remove(): Promise<void> {
    await this.eventStore.close();
    await this.server.stop();
    await this.keyVault.close();
    await this.postgres.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}
