import { startEmbeddedEventStore } from '#adapters/embedded-eventstore';
import type { Log } from '#kernel';
import { type GivenDatabases, openDatabases } from './databases.js';
import type { EngineAddresses } from './engines.js';
import { stopAll } from '../ending/stop-all.js';

interface Given extends GivenDatabases {
  readonly EVENTSTORE_URL?: string | undefined;
}

/** The engines whose address is not given, started in this process on the data folder. */
export async function startMissingEngines(given: Given, log: Log): Promise<EngineAddresses & { stop(): Promise<void> }> {
  const running = await openDatabases(given, log);
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
