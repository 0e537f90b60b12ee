import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { commandOf } from './processes.js';

/** What PostgreSQL writes into its data folder while it runs: the port is to be found there, and only then. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** `starting`, `ready` or `stopping`; empty while the file is being written. */
  readonly status: string;
}

const fileIn = (data: string): string => join(data, 'postmaster.pid');

export async function readPostmaster(data: string): Promise<Postmaster | undefined> {
  const text = await readFile(fileIn(data), 'utf8').catch(() => '');
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  return pid > 0 ? { pid, port: Number(lines[3] ?? 0), status: lines[7] ?? '' } : undefined;
}

/** Whether the process of that number is the server of this folder, and not some other that was given the number since. */
export async function isServing(data: string, { pid }: Postmaster): Promise<boolean> {
  return (await commandOf(pid)).includes(data);
}

export async function removePostmasterFile(data: string): Promise<void> {
  await rm(fileIn(data), { force: true });
}

/** The supervisor leaves its process number among the server's options, which PostgreSQL writes down when it has the folder. */
export async function supervisorOf(data: string): Promise<number | undefined> {
  const options = await readFile(join(data, 'postmaster.opts'), 'utf8').catch(() => '');
  const pid = Number(/toldonce\.supervisor=(\d+)/.exec(options)?.[1]);
  return pid > 0 && (await commandOf(pid)).includes('supervisor.mjs') ? pid : undefined;
}
