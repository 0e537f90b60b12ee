// The committed registry of events: a file for each version ever released. Made from the built contracts; a file that
// is there already is never written over, because events of that version are stored somewhere.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = join('libs', 'contracts', 'registry');
const built = (lib) => import(pathToFileURL(join('dist', 'libs', 'contracts', lib, 'index.js')).href);

async function files() {
  const [{ events }, { registryFiles }] = [await built('all'), await built('registry')];
  const made = Object.entries(registryFiles(Object.values(events)));
  return Object.fromEntries(await Promise.all(made.map(async ([name, text]) => [join(folder, name), await unlessReleased(join(folder, name), text)])));
}

async function unlessReleased(file, text) {
  const released = await readFile(file, 'utf8').catch(() => text);
  if (released !== text) {
    throw new Error(`${file} was released otherwise: raise the version in its contract, or delete the file if it was never released`);
  }
  return text;
}

export const registry = { name: 'event registry', files };
