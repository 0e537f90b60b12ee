import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Office } from './office.js';

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** The process of the database server that an office has started, and the port it listens on. */
export async function postmasterOf(dataFolder: string): Promise<{ readonly pid: number; readonly port: number }> {
  const lines = (await readFile(join(dataFolder, 'postgres', 'cluster', 'data', 'postmaster.pid'), 'utf8')).split('\n');
  return { pid: Number(lines[0]), port: Number(lines[3]) };
}

/** Kills office and database server at once, as when the power goes: no buffer is written, nothing is tidied up. */
export async function cutPower(office: Office): Promise<void> {
  const { pid } = await postmasterOf(office.dataFolder);
  process.kill(pid, 'SIGKILL');
  await office.end('SIGKILL');
  while (isAlive(pid)) await sleep(10);
}
