import { readdir } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { placeNamed } from './place.js';
import type { Backup } from './read-backup.js';

/** Name of the newest finished backup in the same folder, if that is not this one. */
export async function newerBeside({ folder }: Backup): Promise<string | undefined> {
  const own = placeNamed(basename(folder));
  if (own === undefined) return undefined;
  const found = (await readdir(dirname(folder))).map(placeNamed).filter((place) => place?.finished === true && place.at > own.at);
  return found.map((place) => place?.name ?? '').sort().at(-1);
}
