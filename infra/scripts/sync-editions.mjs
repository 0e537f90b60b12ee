// By which rules the projections make rows: one fingerprint of each, and a number that is higher with each change of any.
// A fingerprint is that of the sources and tables and of the rows which every released event comes to, so that a change
// elsewhere that reaches the rows is seen too. Too many changes cost a rebuild, too few would leave rows incomplete.
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const composition = pathToFileURL(join('dist', 'libs', 'composition', 'index.js')).href;
const file = join('libs', 'composition', 'projections', 'editions.ts');
const registry = join('libs', 'contracts', 'registry');

const read = async (path) => [path, await readFile(path, 'utf8')];
const ofOwnFolder = /from '(\.[^']+)\.js'/g;
/** Every new type of event adds such a line to projections that it does not concern. */
const ignored = /^ *'[\w.]+': 'ignored',\n/gm;

async function withImports(path, found) {
  if (found.has(path)) return found;
  const [, text] = await read(path);
  found.set(path, text.replace(ignored, ''));
  for (const [, name] of text.matchAll(ofOwnFolder)) await withImports(join(dirname(path), `${name}.ts`), found);
  return found;
}

/** Texts of a projection's file, of what it imports from its own folder, and of the tables there. */
async function sourcesOf(projection, files) {
  const owners = files.filter(([, text]) => text.includes(`name: '${projection.name}'`));
  if (owners.length !== 1) throw new Error(`${owners.length} files hold the projection ${projection.name}`);
  const [[path]] = owners;
  const tables = (await readdir(dirname(path))).filter((name) => name.endsWith('.table.ts')).sort();
  const found = await withImports(path, new Map());
  for (const table of tables) await withImports(join(dirname(path), table), found);
  return [...found].sort(([one], [other]) => (one < other ? -1 : 1));
}

const releasedSamples = async () =>
  Promise.all((await readdir(registry)).filter((name) => name.endsWith('.json')).sort().map(async (name) => JSON.parse((await read(join(registry, name)))[1])));

async function files() {
  const { edition, fingerprints, projections, rowsOfSamples } = await import(composition);
  const released = await releasedSamples();
  const sources = await Promise.all(
    (await readdir('libs', { recursive: true })).filter((name) => name.endsWith('.projection.ts')).sort().map((name) => read(join('libs', name))),
  );
  const made = {};
  for (const projection of projections.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    const parts = JSON.stringify([await sourcesOf(projection, sources), rowsOfSamples(projection, released)]);
    made[projection.name] = createHash('sha256').update(parts).digest('hex').slice(0, 16);
  }
  const same = JSON.stringify(made) === JSON.stringify(fingerprints);
  const lines = Object.entries(made).map(([name, fingerprint]) => `  '${name}': '${fingerprint}',`);
  return {
    [file]: `// Made from the projections, their tables and the released events by \`npm run sync\`.
/** Higher with each change of any fingerprint. */
export const edition = ${same ? edition : edition + 1};

/** Of each projection: another one where its rows may be others. */
export const fingerprints: Readonly<Record<string, string>> = {
${lines.join('\n')}
};
`,
  };
}

export const editions = { name: 'editions of projections', files };
