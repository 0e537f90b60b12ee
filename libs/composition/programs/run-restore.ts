import { join, resolve } from 'node:path';
import { type Backup, checkFits, intoEmpty, newerBeside, readBackup, restorePart } from '#adapters/backup';
import { openKeyVault, readMasterKey } from '#adapters/key-vault';
import { backupParts } from '../backup/backup-parts.js';
import { asCommand, readArguments, type Say, WrongUsage } from './command-line.js';
import { openDatabases } from '../engines/databases.js';
import { type BackupSettings, backupEnvironment } from '../settings/environment.js';
import { eraseRestored } from '../backup/erase-restored.js';
import { logTo } from '../telling/log.js';

const usage = `npm run restore -- <backup> --vault <backup of the vault>
npm run restore -- <backup> --without-vault    (everything but personal data, which nobody can read again)`;

interface Asked {
  readonly record: string;
  /** Undefined where the keys are given up. */
  readonly vault: string | undefined;
}

function asked(args: readonly string[]): Asked {
  const { values, positionals } = readArguments(args, { vault: { type: 'string' }, 'without-vault': { type: 'boolean', default: false } }, usage);
  const [record, ...others] = positionals;
  if (record === undefined || others.length > 0 || (values.vault === undefined) !== values['without-vault']) throw new WrongUsage(usage);
  return { record: resolve(record), vault: values.vault === undefined ? undefined : resolve(values.vault) };
}

interface Keys {
  readonly backup: Backup;
  /** That all of them are wrapped by; never in a backup. */
  readonly masterKey: Buffer;
}

async function readKeys(folder: string, { VAULT_MASTER_KEY_FILE, DATA_FOLDER }: BackupSettings): Promise<Keys> {
  const masterKey = await readMasterKey(VAULT_MASTER_KEY_FILE ?? join(DATA_FOLDER, 'master-key'));
  return { backup: await readBackup(folder, 'vault'), masterKey };
}

async function compareAges(record: Backup, keys: Keys, say: Say): Promise<void> {
  const newer = await newerBeside(keys.backup);
  if (newer !== undefined) say(`warning: a newer backup of the vault lies beside this one (${newer}): who was erased in between comes back with this one, unless the log orders it. Use the newest.`);
  if (BigInt(keys.backup.manifest.logPosition) >= BigInt(record.manifest.logPosition)) return;
  say(`warning: the vault's backup (${keys.backup.manifest.createdAt}) is older than the record (${record.manifest.createdAt}): what was sealed under keys made in between stays unreadable.`);
}

/**
 * Puts a backup into an empty data folder or empty databases, and carries out every order to erase that its log holds.
 * Nothing is written before every file was read and found whole. @param args as on the command line
 */
export async function restore(args: readonly string[], settings: BackupSettings, say: Say): Promise<void> {
  const wanted = asked(args);
  const record = await readBackup(wanted.record, 'record');
  const keys = wanted.vault === undefined ? undefined : await readKeys(wanted.vault, settings);
  const log = logTo('restore');
  const databases = await openDatabases(settings, log);
  try {
    const parts = backupParts(databases);
    checkFits(record, [parts.log, parts.looks]);
    if (keys !== undefined) checkFits(keys.backup, [parts.keys]);
    await intoEmpty(databases.vault, Object.values(parts), async () => {
      say('restoring: all files are whole, the target is empty');
      if (keys !== undefined) {
        await compareAges(record, keys, say);
        await restorePart(keys.backup, parts.keys);
        const vault = await openKeyVault({ url: databases.vault, masterKey: keys.masterKey });
        await vault.close();
        say('restored: the key vault, as it was saved');
      }
      await restorePart(record, parts.log);
      say(`restored: the log, up to position ${record.manifest.logPosition}`);
      await restorePart(record, parts.looks);
      say('restored: the access log');
      if (keys !== undefined) say(`carried out: ${await eraseRestored(databases, keys.masterKey, log)} orders to erase`);
    });
  } finally {
    await databases.stop();
  }
  say('done: the product may be started; it reads its views and facts from the log again');
}

export const runRestore = (args: readonly string[]): Promise<void> => asCommand((say) => restore(args, backupEnvironment(), say));
