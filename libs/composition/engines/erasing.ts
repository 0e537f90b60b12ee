import { startEraser } from '#adapters/eraser';
import type { Engines } from './engines.js';
import { openErasing } from './erase-before-serving.js';
import { stopAll } from '../ending/stop-all.js';

interface RunningErasing {
  healthy(): boolean;
  stop(): Promise<void>;
}

/** Carries out orders to erase as they are given. */
export async function startErasing({ vaultUrl, eventStore, keyVault, log }: Engines): Promise<RunningErasing> {
  const database = await openErasing(vaultUrl);
  const eraser = await startEraser({ eventStore, keyVault, database, log });
  return { healthy: () => eraser.healthy(), stop: () => stopAll(() => eraser.stop(), () => database.destroy()) };
}
