import { mkdir, readFile, realpath } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { deleteOlder, draftBackup, type Manifest } from '#adapters/backup';
import { joinEmbeddedPostgres } from '#adapters/postgres';
import { WrongSettings } from '#platform';
import { backupParts } from '../backup/backup-parts.js';
import { asCommand, readArguments, type Say, WrongUsage } from './command-line.js';
import { clusterFolder, type Databases, type GivenDatabases, openDatabases } from '../engines/databases.js';
import { type BackupSettings, backupEnvironment } from '../settings/environment.js';
import { logTo } from '../telling/log.js';

const usage = 'npm run backup -- <folder> --vault <another folder> [--keep-vault-days 7]';
const dayMs = 24 * 60 * 60 * 1_000;

interface Asked {
  readonly folder: string;
  readonly vaultFolder: string;
  readonly keepVaultDays: number;
}

function asked(args: readonly string[]): Asked {
  const { values, positionals } = readArguments(args, { vault: { type: 'string' }, 'keep-vault-days': { type: 'string', default: '7' } }, usage);
  const [folder, ...others] = positionals;
  const keepVaultDays = Number(values['keep-vault-days']);
  if (folder === undefined || others.length > 0 || values.vault === undefined || !(keepVaultDays > 0)) throw new WrongUsage(usage);
  return { folder: resolve(folder), vaultFolder: resolve(values.vault), keepVaultDays };
}

/** The real path of a folder, made when missing. */
async function made(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return realpath(folder);
}

const isWithin = (inner: string, outer: string): boolean => {
  const path = relative(outer, inner);
  return path === '' || (!path.startsWith('..') && resolve(outer, path) === inner);
};

/** Whoever gets hold of one of the two folders must not have the other. */
async function apart({ folder, vaultFolder }: Asked): Promise<void> {
  const [record, vault] = [await made(folder), await made(vaultFolder)];
  if (isWithin(vault, record) || isWithin(record, vault)) {
    throw new WrongUsage('Keys must lie apart from what they open: give --vault a folder that is neither in the other one nor around it.');
  }
}

async function runningCluster({ DATA_FOLDER }: GivenDatabases) {
  const cluster = await joinEmbeddedPostgres({ folder: clusterFolder(DATA_FOLDER) });
  if (cluster === undefined) throw new WrongSettings(`There is nothing to save in ${DATA_FOLDER}: set DATA_FOLDER, or the URLs of the databases.`);
  return cluster;
}

const told = ({ parts, logPosition }: Manifest): string => {
  const rows = parts.flatMap(({ schemas }) => schemas.flatMap(({ name, tables }) => tables.map((table) => `${name}.${table.name} ${table.rows}`)));
  return `${rows.join(', ')} rows, up to position ${logPosition}`;
};

async function release(): Promise<string> {
  const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
  return version;
}

/** Both or neither, and never a record without a vault that opens it. */
async function saveAll(databases: Databases, { folder, vaultFolder }: Asked, createdAt: Date): Promise<readonly string[]> {
  const { log, looks, keys } = backupParts(databases);
  const common = { createdAt, release: await release() };
  const record = await draftBackup({ ...common, folder, kind: 'record', parts: [log, looks] });
  const { logPosition } = record.manifest;
  const vault = await draftBackup({ ...common, folder: vaultFolder, kind: 'vault', parts: [keys], logPosition }).catch(async (error: unknown) => {
    await record.discard();
    throw error;
  });
  const vaultPlace = await vault.finish();
  const recordPlace = await record.finish();
  return [`record: ${recordPlace} (${told(record.manifest)})`, `vault:  ${vaultPlace} (${told(vault.manifest)})`];
}

/**
 * Saves the log and the access log in one folder and the key vault in another, from a system that may be running. The
 * vault comes last: it then has the keys of all events that were saved. @param args as on the command line
 */
export async function backUp(args: readonly string[], settings: BackupSettings, say: Say): Promise<void> {
  const wanted = asked(args);
  if (settings.EVENTSTORE_URL !== undefined && settings.EVENTS_DATABASE_URL === undefined) {
    throw new WrongSettings('The log is kept by the event store of EVENTSTORE_URL. Set EVENTS_DATABASE_URL where that is the embedded one; a cluster is saved by its own means.');
  }
  await apart(wanted);
  const databases = await openDatabases(settings, logTo('backup'), runningCluster);
  try {
    const createdAt = new Date();
    for (const line of await saveAll(databases, wanted, createdAt)) say(line);
    const { deleted, doubtful } = await deleteOlder(wanted.vaultFolder, 'vault', new Date(createdAt.getTime() - wanted.keepVaultDays * dayMs));
    if (deleted.length > 0) say(`deleted, older than ${wanted.keepVaultDays} days: ${deleted.join(', ')}`);
    if (doubtful.length > 0) say(`older, but not readable as backups of a vault, and left where they are: ${doubtful.join(', ')}`);
  } finally {
    await databases.stop();
  }
}

export const runBackup = (args: readonly string[]): Promise<void> => asCommand((say) => backUp(args, backupEnvironment(), say));
