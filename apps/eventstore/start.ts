import { startEmbeddedEventStore, type EmbeddedEventStore } from '#adapters/embedded-eventstore';
import { startEmbeddedPostgres } from '#adapters/postgres';
import type { Log } from '#kernel';
import { join } from 'node:path';
import type { Config } from './config.js';

interface Storage {
  readonly databaseUrl: string;
  stop(): Promise<void>;
}

async function openStorage({ databaseUrl, dataFolder }: Config, log: Log): Promise<Storage> {
  if (databaseUrl !== undefined) return { databaseUrl, stop: () => Promise.resolve() };
  const postgres = await startEmbeddedPostgres({ folder: join(dataFolder, 'postgres'), log });
  return { databaseUrl: await postgres.database('eventstore'), stop: () => postgres.stop() };
}

/** The event store, with a PostgreSQL of its own where none is given. */
export async function start(config: Config, log: Log): Promise<Pick<EmbeddedEventStore, 'connectionString' | 'stop'>> {
  const storage = await openStorage(config, log);
  try {
    const server = await startEmbeddedEventStore({ databaseUrl: storage.databaseUrl, port: config.port, log });
    return { connectionString: server.connectionString, stop: () => server.stop().then(() => storage.stop()) };
  } catch (error) {
    await storage.stop();
    throw error;
  }
}
