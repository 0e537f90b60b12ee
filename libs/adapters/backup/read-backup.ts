import { join } from 'node:path';
import { storedFile } from './copy.js';
import { BackupDamaged, NotABackup } from './errors.js';
import { type Kind, type Manifest, readManifest } from './manifest.js';

export interface Backup {
  readonly folder: string;
  readonly manifest: Manifest;
}

/**
 * A backup of which every file is there and is what was written.
 * @throws {NotABackup} {BackupDamaged} {BackupTooNew}
 */
export async function readBackup(folder: string, kind: Kind): Promise<Backup> {
  const manifest = await readManifest(folder);
  if (manifest.kind !== kind) throw new NotABackup(`${folder} holds a backup of another kind (${manifest.kind}, not ${kind}).`);
  for (const { file, bytes, sha256 } of manifest.parts.flatMap(({ schemas }) => schemas.flatMap(({ tables }) => tables))) {
    const path = join(folder, file);
    const stored = await storedFile(path).catch((error: NodeJS.ErrnoException) => {
      throw new BackupDamaged(path, `cannot be read (${error.code ?? 'unknown'})`);
    });
    if (stored.bytes !== bytes || stored.sha256 !== sha256) throw new BackupDamaged(path, 'is not what was written');
  }
  return { folder, manifest };
}
