// `npm run sync`: writes again every committed file that is made from the code. With --check it writes nothing and
// fails where a file differs from what the code would make.
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensureInstalled } from './ensure-installed.mjs';
import { busSchemas } from './sync-bus-schemas.mjs';
import { editions } from './sync-editions.mjs';
import { measures } from './sync-measures.mjs';
import { metrics } from './sync-metrics.mjs';
import { registry } from './sync-registry.mjs';
import { schema } from './sync-schema.mjs';
import { settings } from './sync-settings.mjs';

/**
 * What is made. `files` imports the built program (dist/) and resolves to an object of path → text;
 * a `folder` is wholly made: what lies there beyond these files is taken away.
 * @type {{ name: string, folder?: string, files: () => Promise<Record<string, string>> }[]}
 */
const generated = [registry, busSchemas, schema, settings, metrics, measures, editions];

async function leftovers({ folder }, made) {
  if (folder === undefined) return [];
  const present = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return present.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).filter((file) => !(file in made));
}

/** Paths that are not as the code makes them; after writing, paths that were not. */
export async function sync({ write }) {
  const different = [];
  for (const part of generated) {
    const made = await part.files();
    for (const [file, text] of Object.entries(made)) {
      if ((await readFile(file, 'utf8').catch(() => undefined)) === text) continue;
      different.push(file);
      if (!write) continue;
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
    for (const file of await leftovers(part, made)) {
      different.push(file);
      if (write) await rm(file);
    }
  }
  return different;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  ensureInstalled();
  const { build } = await import(pathToFileURL(join('infra', 'scripts', 'build.mjs')).href);
  await build();
  const write = !process.argv.includes('--check');
  const different = await sync({ write });
  for (const file of different) console.log(write ? `written: ${file}` : `differs from the code: ${file}`);
  if (different.length > 0 && !write) {
    console.log('Run `npm run sync` and commit what it writes.');
    process.exitCode = 1;
  }
}
