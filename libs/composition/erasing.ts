import { eraserMigrations, startEraser } from '#adapters/eraser';
import { openDatabase } from '#adapters/postgres';
import type { Engines } from './engines.js';
import { stopAll } from './shutdown.js';

interface RunningErasing {
  healthy(): boolean;
  stop(): Promise<void>;
}

/** Carries out orders to erase; its place in the log is kept where the keys are, and goes into the same backup. */
export async function startErasing({ vaultUrl, eventStore, keyVault, log }: Engines): Promise<RunningErasing> {
  const database = await openDatabase({ url: vaultUrl, schema: 'eraser', migrations: eraserMigrations, poolSize: 2 });
  const eraser = await startEraser({ eventStore, keyVault, database, log });
  return { healthy: () => eraser.healthy(), stop: () => stopAll(() => eraser.stop(), () => database.destroy()) };
}
