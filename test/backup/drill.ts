import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Office, startOffice } from '../harness/office.js';
import { startProcess } from '../harness/running-process.js';
import { asked, type Saved } from './commands.js';

interface SavedTable {
  readonly name: string;
  readonly rows: number;
}

/** What a backup says of itself. */
export async function manifestOf(backup: string) {
  return JSON.parse(await readFile(join(backup, 'manifest.json'), 'utf8')) as {
    readonly logPosition: string;
    readonly parts: readonly { readonly name: string; readonly schemas: readonly { readonly tables: readonly SavedTable[] }[] }[];
  };
}

export async function rowsIn(backup: string, table: string): Promise<number> {
  const { parts } = await manifestOf(backup);
  return parts.flatMap(({ schemas }) => schemas.flatMap(({ tables }) => tables)).find(({ name }) => name === table)?.rows ?? -1;
}

/** An empty data folder on which the operator has put the master key. */
export async function emptyFolder(folder: string, source: string): Promise<string> {
  await mkdir(folder, { mode: 0o711 });
  await copyFile(join(source, 'master-key'), join(folder, 'master-key'));
  return folder;
}

/** Kills a restore so many milliseconds after its first write; what it had said until then. */
export async function killedRestore(saved: Saved, folder: string, afterMs: number): Promise<string> {
  const restoring = startProcess('dist/apps/restore/main.js', asked(saved), { DATA_FOLDER: folder });
  await restoring.says('restoring:');
  await sleep(afterMs);
  await restoring.end('SIGKILL');
  return restoring.output();
}

/** The office on restored data, when it has read its views from the log. */
export async function startRestored(folder: string): Promise<Office> {
  const office = await startOffice(folder);
  for (const end = Date.now() + 30_000; (await fetch(`${office.url}/health/ready`)).status !== 200; await sleep(50)) {
    if (Date.now() > end) throw new Error('it is not ready');
  }
  return office;
}
