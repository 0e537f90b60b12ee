// What partners are told of each published event: the JSON schema of what leaves, for the address in `dataschema`.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = join('docs', 'reference', 'bus');
const built = (lib) => import(pathToFileURL(join('dist', 'libs', 'contracts', lib, 'index.js')).href);

export const busSchemas = {
  name: 'schemas of shared events',
  files: async () => {
    const [{ events }, { sharedFiles }] = [await built('all'), await built('bus')];
    return Object.fromEntries(Object.entries(sharedFiles(Object.values(events))).map(([name, text]) => [join(folder, name), text]));
  },
};
