import { startEmbeddedEventStore, type EmbeddedEventStore } from '#adapters/embedded-eventstore';
import { postgresForSpecs, type SpecPostgres } from '../engines/postgres.js';

/** The embedded event store on a PostgreSQL of its own, both gone after {@link EmbeddedServer.remove}. */
export class EmbeddedServer {
  private constructor(
    private readonly postgres: SpecPostgres,
    readonly databaseUrl: string,
    private server: EmbeddedEventStore,
  ) {}

  static async create(): Promise<EmbeddedServer> {
    const postgres = await postgresForSpecs();
    const databaseUrl = await postgres.database('eventstore');
    return new EmbeddedServer(postgres, databaseUrl, await startEmbeddedEventStore({ databaseUrl, port: 0 }));
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
    await this.postgres.remove();
  }
}
