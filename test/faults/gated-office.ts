import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { type EmbeddedEventStore, startEmbeddedEventStore } from '#adapters/embedded-eventstore';
import { openEventStore } from '#adapters/eventstoredb';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#adapters/postgres';
import type { EventStore, StoredEvent } from '#kernel';
import { type DataFolder, newDataFolder } from '../harness/data-folder.js';
import { signIn, type User } from '../harness/graphql-client.js';
import { type Office, startOffice } from '../harness/office.js';
import { TcpGate } from './tcp-gate.js';

/** An office whose engines outlive it, with a gate before each of them. */
export class GatedOffice {
  private office: Office | undefined;
  user: User | undefined;

  get url(): string {
    return this.office?.url ?? '';
  }

  output(): string {
    return this.office?.processes[0]?.output() ?? '';
  }

  private constructor(
    private readonly folder: DataFolder,
    private readonly cluster: EmbeddedPostgres,
    private readonly server: EmbeddedEventStore,
    private readonly urls: { readonly vault: string },
    /** Before the event store. */
    readonly log: TcpGate,
    /** Before the database of facts and views. */
    readonly tables: TcpGate,
    /** Past the gates. */
    readonly eventStore: EventStore,
    readonly database: Client,
  ) {}

  static async create(): Promise<GatedOffice> {
    const folder = await newDataFolder('gated');
    const cluster = await startEmbeddedPostgres({ folder: `${folder.path}/engines` });
    const server = await startEmbeddedEventStore({ databaseUrl: await cluster.database('events'), port: 0 });
    const url = await cluster.database('toldonce');
    const database = new Client({ connectionString: url });
    await database.connect();
    const gates = [await TcpGate.to(server.connectionString), await TcpGate.to(url)] as const;
    const vault = await cluster.database('vault');
    return new GatedOffice(folder, cluster, server, { vault }, ...gates, openEventStore({ connectionString: server.connectionString }), database);
  }

  async start(env: Readonly<Record<string, string>> = {}): Promise<User> {
    this.office = await startOffice(this.folder.path, ['--empty'], {
      DATABASE_URL: this.tables.url,
      VAULT_DATABASE_URL: this.urls.vault,
      EVENTSTORE_URL: this.log.url,
      ...env,
    });
    this.user = await signIn(this.office.url, 'dosvy-17');
    return this.user;
  }

  /** `kill -9`, whatever is held; then all passes again. */
  async kill(): Promise<void> {
    await this.office?.end('SIGKILL');
    this.log.open();
    this.tables.open();
  }

  /** Events of a stream that this command wrote. */
  async eventsOf(stream: string, commandId: string): Promise<readonly StoredEvent[]> {
    return (await this.eventStore.readStream(stream)).filter(({ metadata }) => metadata['commandId'] === commandId);
  }

  async remove(): Promise<void> {
    await this.office?.end('SIGKILL');
    await Promise.all([this.log.remove(), this.tables.remove()]);
    await this.eventStore.close();
    await this.server.stop();
    await this.database.end();
    await this.cluster.stop();
    await this.folder.remove();
  }
}

/** A command of its own id, and what a client was told of it. */
export interface Sent {
  readonly commandId: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly occurredAt: { readonly value: string; readonly precision: string };
}

/** A command that says the same, moment and all, however often it is sent. */
export const linking = (childId: string): Sent => ({
  commandId: randomUUID(),
  input: { childId, system: 'OSCAR', value: `N-${randomUUID()}` },
  occurredAt: { value: new Date().toISOString(), precision: 'MINUTE' },
});
