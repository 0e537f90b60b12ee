import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Reference } from '#contracts/vocabulary';
import { WrongSettings } from '#platform';

/** Each list of {@link Reference}, and the file it is kept in. */
const files = {
  provinces: 'provinces', units: 'units', offences: 'offences', serviceLevels: 'service-levels', followUpVisits: 'follow-up-visits', contactLimits: 'contact-limits', repeatAnswers: 'repeat-answers',
} as const;

const fileOf = (list: unknown) => `${files[list as keyof typeof files]}.json`;

async function read(folder: string, list: string): Promise<unknown> {
  const file = fileOf(list);
  const text = await readFile(join(folder, file), 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new WrongSettings(`REFERENCE_FOLDER: ${file} cannot be read there (${error.code ?? error.name}).`);
  });
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new WrongSettings(`REFERENCE_FOLDER: ${file} is no JSON.`);
  }
}

/**
 * The dated lists of a folder, one JSON file each; an administrator replaces the files and restarts.
 * @throws {WrongSettings} naming the file and the entry that cannot be used
 */
export async function loadReference(folder: string): Promise<Reference> {
  const lists = Object.keys(files).map(async (list) => [list, await read(folder, list)] as const);
  const { success, data, error } = Reference.safeParse(Object.fromEntries(await Promise.all(lists)));
  if (success) return data;
  const [{ path: [list, ...place], message } = { path: [], message: '' }] = error.issues;
  throw new WrongSettings(`REFERENCE_FOLDER: ${fileOf(list)} cannot be used: ${place.join('.')} ${message}.`);
}
