import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readManifest, type Kind } from './manifest.js';
import { type Found, placeNamed } from './place.js';

export interface Expired {
  readonly deleted: readonly string[];
  /** Older than allowed by their names, but not readable as backups of that kind: left for a person to look at. */
  readonly doubtful: readonly string[];
}

/** Only what is readable as a backup of this kind, or was never finished, is ours to delete. */
async function isOurs(folder: string, { name, finished }: Found, kind: Kind): Promise<boolean> {
  if (!finished) return true;
  return readManifest(join(folder, name)).then(
    (manifest) => manifest.kind === kind,
    () => false,
  );
}

/** Deletes what a folder holds of backups of this kind from before that moment; what is none of ours is not touched. */
export async function deleteOlder(folder: string, kind: Kind, before: Date): Promise<Expired> {
  const deleted: string[] = [];
  const doubtful: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const found = entry.isDirectory() ? placeNamed(entry.name) : undefined;
    if (found === undefined || found.at >= before) continue;
    const ours = await isOurs(folder, found, kind);
    if (ours) await rm(join(folder, found.name), { recursive: true });
    (ours ? deleted : doubtful).push(found.name);
  }
  return { deleted, doubtful };
}
