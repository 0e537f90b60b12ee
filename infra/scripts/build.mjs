// Turns apps/, libs/ and test/ into dist/, file by file, in the same layout; only what changed is written again.
import { transformFile } from '@swc/core';
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const roots = ['apps', 'libs', 'test'];
const assets = /\.(json|html|graphql|sql|mjs)$/;
const beingWritten = /\.\d+$/;
const isSource = (path) => path.endsWith('.ts') && !path.endsWith('.d.ts') && !path.endsWith('.spec.ts');

async function filesBelow(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function newer(source, target) {
  const [from, to] = await Promise.all([stat(source), stat(target).catch(() => undefined)]);
  return to === undefined || from.mtimeMs > to.mtimeMs;
}

// Moved into place whole: two builds at once, or a program that is being started, never see half a file.
async function write(target, content) {
  const unfinished = `${target}.${process.pid}`;
  await mkdir(dirname(target), { recursive: true });
  await writeFile(unfinished, content);
  await rename(unfinished, target);
}

export async function build() {
  const wanted = new Set();
  for (const source of (await Promise.all(roots.map(filesBelow))).flat()) {
    const target = join('dist', source).replace(/\.ts$/, '.js');
    if (!isSource(source) && !assets.test(source)) continue;
    wanted.add(target);
    if (!(await newer(source, target))) continue;
    await write(target, isSource(source) ? (await transformFile(source)).code : await readFile(source));
  }
  for (const file of await filesBelow('dist')) if (!wanted.has(file) && !beingWritten.test(file)) await rm(file, { force: true });
}

if (process.argv[1] === import.meta.filename) await build();
