import { randomBytes, randomUUID } from 'node:crypto';
import { access, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NoMasterKey } from './errors.js';

/**
 * The master key of a file that holds 32 bytes in base64.
 * @throws {NoMasterKey}
 */
export async function readMasterKey(file: string): Promise<Buffer> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new NoMasterKey(`The file of the master key cannot be read (${error.code ?? 'unknown'}).`);
  });
  const key = Buffer.from(text.trim(), 'base64');
  const exact = key.length === 32 && key.toString('base64') === text.trim();
  if (!exact) throw new NoMasterKey('The file of the master key does not hold 32 bytes in base64.');
  return key;
}

/** Written whole beside its place and linked into it: of two processes that start together, the second finds the first one's. */
async function writeOnce(file: string, text: string): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, text, { mode: 0o600, flush: true });
  try {
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft);
  }
}

/**
 * The master key of a development machine, made on first use in the data folder and readable by its owner only.
 * @param production whether NODE_ENV says so
 * @throws {NoMasterKey} in production, where the key must be kept apart from the data it protects
 */
export async function loadMasterKey(folder: string, production: boolean): Promise<Buffer> {
  if (production) throw new NoMasterKey('In production no master key is made by itself.');
  const file = join(folder, 'master-key');
  const present = await access(file).then(() => true, () => false);
  if (!present) {
    await mkdir(folder, { recursive: true });
    await writeOnce(file, `${randomBytes(32).toString('base64')}\n`);
  }
  return readMasterKey(file);
}
