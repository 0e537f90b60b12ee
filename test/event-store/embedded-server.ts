import { startEmbeddedEventStore, type EmbeddedEventStore } from '#adapters/embedded-eventstore';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '#adapters/postgres';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The embedded event store on a PostgreSQL of its own, both gone after {@link EmbeddedServer.remove}. */
export class EmbeddedServer {
  private constructor(
    private readonly folder: string,
    private readonly postgres: EmbeddedPostgres,
    readonly databaseUrl: string,
    private server: EmbeddedEventStore,
  ) {}

  static async create(): Promise<EmbeddedServer> {
    const folder = await mkdtemp(join(tmpdir(), 'toldonce-event-store-'));
    const postgres = await startEmbeddedPostgres({ folder });
    const databaseUrl = await postgres.database('eventstore');
    return new EmbeddedServer(folder, postgres, databaseUrl, await startEmbeddedEventStore({ databaseUrl, port: 0 }));
  }

  get connectionString(): string {
    return this.server.connectionString;
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  /** On the same port, so that clients find it again. */
  async start(): Promise<void> {
    this.server = await startEmbeddedEventStore({ databaseUrl: this.databaseUrl, port: this.server.port });
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  async remove(): Promise<void> {
    await this.stop();
    await this.postgres.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}
