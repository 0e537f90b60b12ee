import { join } from 'node:path';
import { startEmbeddedEventStore } from '#adapters/embedded-eventstore';
import { startEmbeddedPostgres } from '#adapters/postgres';
import type { EngineAddresses } from './engines.js';
import type { Log } from './log.js';
import { stopAll } from './shutdown.js';

interface Given {
  readonly DATA_FOLDER: string;
  readonly DATABASE_URL?: string | undefined;
  readonly VAULT_DATABASE_URL?: string | undefined;
  readonly EVENTSTORE_URL?: string | undefined;
}

type Running<T> = T & { stop(): Promise<void> };

const nothing = () => Promise.resolve();

async function databases(given: Given, log: Log): Promise<Running<{ office: string; vault: string; events: string }>> {
  const { DATABASE_URL: office, VAULT_DATABASE_URL: vault } = given;
  if (office !== undefined && vault !== undefined) return { office, vault, events: office, stop: nothing };
  const cluster = await startEmbeddedPostgres({ folder: join(given.DATA_FOLDER, 'postgres'), log });
  try {
    return {
      office: office ?? (await cluster.database('toldonce')),
      vault: vault ?? (await cluster.database('vault')),
      events: office ?? (await cluster.database('events')),
      stop: () => cluster.stop(),
    };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

/** The engines whose address is not given, started in this process on the data folder. */
export async function startMissingEngines(given: Given, log: Log): Promise<Running<EngineAddresses>> {
  const running = await databases(given, log);
  const { office, vault, events } = running;
  const stop = () => running.stop();
  if (given.EVENTSTORE_URL !== undefined) return { databaseUrl: office, vaultUrl: vault, eventStoreUrl: given.EVENTSTORE_URL, stop };
  try {
    const eventStore = await startEmbeddedEventStore({ databaseUrl: events, port: 0, log });
    return {
      databaseUrl: office,
      vaultUrl: vault,
      eventStoreUrl: eventStore.connectionString,
      stop: () => stopAll(() => eventStore.stop(), stop),
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
