import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Reference } from '#contracts/vocabulary';

const lists = ['provinces', 'units', 'offences'] as const;

/** The dated lists of a folder, one JSON file each; an administrator replaces the files and restarts. */
export async function loadReference(folder: string): Promise<Reference> {
  const read = async (list: string) => [list, JSON.parse(await readFile(join(folder, `${list}.json`), 'utf8')) as unknown] as const;
  return Reference.parse(Object.fromEntries(await Promise.all(lists.map(read))));
}
