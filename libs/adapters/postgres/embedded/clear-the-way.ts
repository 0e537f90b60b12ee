import { setTimeout as sleep } from 'node:timers/promises';
import { DataFolderInUse } from './errors.js';
import { isServing, readPostmaster, removePostmasterFile, supervisorOf } from './postmaster-file.js';

/** A server whose office was killed a moment ago needs this long to notice. */
const graceMs = 2_000;
const shutdownMs = 30_000;

function askToStop(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGINT');
  } catch {
    return false;
  }
}

/**
 * Returns when no server is left on the data folder: waits for one that is stopping, stops one that lost its supervisor,
 * takes away the file of one that is long dead.
 * @throws {DataFolderInUse}
 */
export async function clearTheWay(data: string): Promise<void> {
  const begun = Date.now();
  let told = false;
  for (;;) {
    const found = await readPostmaster(data);
    if (found === undefined) return;
    if (!(await isServing(data, found))) return removePostmasterFile(data);
    const leaving = told || found.status === 'stopping';
    if (!leaving && (await supervisorOf(data)) === undefined) told = askToStop(found.pid);
    if (Date.now() - begun > (leaving ? shutdownMs : graceMs)) throw new DataFolderInUse(data, found.pid);
    await sleep(50);
  }
}
