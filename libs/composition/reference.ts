import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Reference } from '#contracts/vocabulary';

/** Each list of {@link Reference}, and the file it is kept in. */
const files = { provinces: 'provinces', units: 'units', offences: 'offences', serviceLevels: 'service-levels' } as const;

/** The dated lists of a folder, one JSON file each; an administrator replaces the files and restarts. */
export async function loadReference(folder: string): Promise<Reference> {
  const read = async ([list, file]: readonly [string, string]) =>
    [list, JSON.parse(await readFile(join(folder, `${file}.json`), 'utf8')) as unknown] as const;
  return Reference.parse(Object.fromEntries(await Promise.all(Object.entries(files).map(read))));
}
