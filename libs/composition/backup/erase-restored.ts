import { startEmbeddedEventStore } from '#adapters/embedded-eventstore';
import { eraseUpToHead, type ErasureOptions, startOver } from '#adapters/eraser';
import { openEventStore } from '#adapters/eventstoredb';
import { forgetOrdersExcept, openKeyVault } from '#adapters/key-vault';
import type { Log } from '#kernel';
import type { Databases } from '../engines/databases.js';
import { openErasing } from '../engines/erase-before-serving.js';
import { stopAll } from '../ending/stop-all.js';

/**
 * Carries out in a vault that was put back every order of the log that was put back beside it, from the first on: they
 * need not be of the same age.
 * @returns how many orders the log holds
 */
export async function eraseRestored({ events, vault }: Databases, masterKey: Buffer, log: Log): Promise<number> {
  const stops: (() => Promise<unknown>)[] = [];
  try {
    const server = await startEmbeddedEventStore({ databaseUrl: events, port: 0, log });
    stops.unshift(() => server.stop());
    const eventStore = openEventStore({ connectionString: server.connectionString, log });
    stops.unshift(() => eventStore.close());
    const keyVault = await openKeyVault({ url: vault, masterKey });
    stops.unshift(() => keyVault.close());
    const database = await openErasing(vault);
    stops.unshift(() => database.destroy());

    await startOver(database);
    // Nobody has sealed since: a key that an order finds here is older than the order, whatever any clock said.
    const destroyAll: ErasureOptions['keyVault'] = { destroy: (owner, order) => keyVault.destroy(owner, order) };
    const orders = await eraseUpToHead({ eventStore, keyVault: destroyAll, database });
    await forgetOrdersExcept(vault, orders);
    return orders.length;
  } finally {
    await stopAll(...stops);
  }
}
