import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, realpath, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { handTo, mayEnter, type Account } from './account.js';
import type { Binaries } from './binaries.js';
import { type Log, note } from '#kernel';
import { EmbeddedPostgresFailed } from './errors.js';

export interface Cluster {
  /** PostgreSQL's own data folder, without symbolic links in its path. */
  readonly data: string;
  /** Of the superuser `postgres`; random, made once with the cluster. */
  readonly password: string;
}

const majorVersion = '18';
const placeForRoot = '/var/lib/toldonce';

export const clusterIn = (folder: string): string => join(folder, 'cluster');

/** Undefined where none was made yet. */
export async function existingCluster(cluster: string): Promise<Cluster | undefined> {
  const found = await realpath(cluster).catch(() => undefined);
  if (found === undefined) return undefined;
  const data = join(found, 'data');
  const version = (await readFile(join(data, 'PG_VERSION'), 'utf8')).trim();
  if (version !== majorVersion) {
    throw new EmbeddedPostgresFailed(`${data} was written by PostgreSQL ${version}; this program brings PostgreSQL ${majorVersion}.`);
  }
  return { data, password: await readFile(join(found, 'password'), 'utf8') };
}

async function fill(staging: string, binaries: Binaries, account: Account): Promise<void> {
  const passwordFile = join(staging, 'password');
  await handTo(account, staging);
  await writeFile(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  await handTo(account, passwordFile);
  const flags = ['-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8', '--locale=C.UTF-8'];
  await promisify(execFile)(binaries.initdb, [...flags, '-D', join(staging, 'data')], { ...account, env: {}, cwd: staging }).catch(
    (error: { stderr?: string }) => {
      throw new EmbeddedPostgresFailed(`PostgreSQL could not set up its data folder: ${error.stderr?.trim() ?? 'initdb did not run'}`);
    },
  );
}

/**
 * The cluster of the folder, made when missing: in a folder of its own first and moved into place whole,
 * so that neither a crash nor a second process leaves half of one.
 */
export async function openCluster(folder: string, binaries: Binaries, account: Account, log: Log): Promise<Cluster> {
  const cluster = clusterIn(folder);
  const existing = await existingCluster(cluster);
  if (existing !== undefined) return existing;
  if (!mayEnter(account, folder)) await handTo(account, folder);
  const within = mayEnter(account, folder);
  if (!within) await mkdir(placeForRoot, { recursive: true, mode: 0o711 });
  const staging = await mkdtemp(join(within ? folder : placeForRoot, 'cluster-'));
  try {
    await fill(staging, binaries, account);
    await (within ? rename(staging, cluster) : symlink(staging, cluster));
    if (!within) log(note('info', 'the account of PostgreSQL cannot enter the data folder: its data are kept below /var/lib/toldonce', { account: account.uid }));
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    if (error instanceof EmbeddedPostgresFailed) throw error;
  }
  const made = await existingCluster(cluster);
  if (made === undefined) throw new EmbeddedPostgresFailed(`The data folder ${folder} cannot be written.`);
  return made;
}
