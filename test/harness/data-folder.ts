import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface DataFolder {
  readonly path: string;
  remove(): Promise<void>;
}

/** A fresh folder for a data folder; the account of its PostgreSQL may pass through it, or its data would stay elsewhere. */
export async function newDataFolder(name: string): Promise<DataFolder> {
  const path = await mkdtemp(join(tmpdir(), `${name}-`));
  await chmod(path, 0o711);
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
