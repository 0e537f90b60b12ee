import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { eraserMigrations, eraseUpToHead } from '#adapters/eraser';
import { openDatabase } from '#adapters/postgres';
import { errorKind, type EventStore, EventStoreRefused, type KeyVault, type Log, note } from '#kernel';

const pauseMs = 2_000;

/** The eraser's place in the log is kept where the keys are, and goes into the same backup. */
export const openErasing = (vaultUrl: string): Promise<DataSource> =>
  openDatabase({ url: vaultUrl, schema: 'eraser', migrations: eraserMigrations, poolSize: 2 });

export interface ErasingEngines {
  readonly vaultUrl: string;
  readonly eventStore: EventStore;
  readonly keyVault: KeyVault;
  readonly log: Log;
}

/**
 * Carries out what was ordered up to now, and waits for event store and vault as long as that takes: whoever serves
 * before could show what somebody had erased, from a vault that was put back.
 * @throws {EventStoreRefused}
 */
export async function eraseBeforeServing({ vaultUrl, eventStore, keyVault, log }: ErasingEngines): Promise<void> {
  const database = await openErasing(vaultUrl);
  try {
    for (let done = false; !done; ) {
      done = await eraseUpToHead({ eventStore, keyVault, database }).then(
        () => true,
        async (error: unknown) => {
          if (error instanceof EventStoreRefused) throw error;
          log(note('warn', 'nothing is served before all orders to erase are carried out, which cannot be done yet: trying again', { reason: errorKind(error) }));
          await sleep(pauseMs);
          return false;
        },
      );
    }
  } finally {
    await database.destroy();
  }
}
