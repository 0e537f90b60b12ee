import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { type EmbeddedEventStore, startEmbeddedEventStore } from '#adapters/embedded-eventstore';
import { openEventStore } from '#adapters/eventstoredb';
import { openDatabase } from '#adapters/postgres';
import type { EventStore } from '#kernel';
import { type SpecPostgres } from '../engines/postgres.js';

type Migrations = Parameters<typeof openDatabase>[0]['migrations'];

/** An empty event store and a database for the tables of its readers, both new, on a PostgreSQL that is running. */
export class EventEngines {
  readonly #pools: DataSource[] = [];

  private constructor(
    private readonly server: EmbeddedEventStore,
    readonly eventStore: EventStore,
    readonly databaseUrl: string,
  ) {}

  static async create(postgres: SpecPostgres): Promise<EventEngines> {
    const name = `bus_${randomBytes(4).toString('hex')}`;
    const server = await startEmbeddedEventStore({ databaseUrl: await postgres.database(`${name}_events`), port: 0 });
    return new EventEngines(server, openEventStore({ connectionString: server.connectionString }), await postgres.database(name));
  }

  get connectionString(): string {
    return this.server.connectionString;
  }

  async schema(schema: string, migrations: Migrations): Promise<DataSource> {
    const pool = await openDatabase({ url: this.databaseUrl, schema, migrations });
    this.#pools.push(pool);
    return pool;
  }

  /** Ends every connection of a schema's pools, as a database that is restarted does. */
  async cut(schema: string): Promise<void> {
    const admin = new pg.Client(this.databaseUrl);
    await admin.connect();
    await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1', [`toldonce ${schema}`]);
    await admin.end();
  }

  async remove(): Promise<void> {
    await Promise.all(this.#pools.map((pool) => pool.destroy()));
    await this.eventStore.close();
    await this.server.stop();
  }
}
