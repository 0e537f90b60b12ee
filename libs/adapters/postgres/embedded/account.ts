import { spawnSync } from 'node:child_process';
import { chown, stat } from 'node:fs/promises';

/** The user the server runs as; empty where that is simply us. */
export interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

const nobody = { uid: 65534, gid: 65534 };
export const weAreRoot = (): boolean => process.getuid?.() === 0;

/** PostgreSQL refuses to run as root: an existing cluster's owner, else nobody, runs it then. */
export async function accountFor(cluster: string): Promise<Account> {
  if (!weAreRoot()) return {};
  const owner = await stat(cluster).catch(() => undefined);
  return owner === undefined || owner.uid === 0 ? nobody : { uid: owner.uid, gid: owner.gid };
}

export async function handTo(account: Account, path: string): Promise<void> {
  if (account.uid !== undefined && account.gid !== undefined) await chown(path, account.uid, account.gid);
}

/** Whether the account gets into the folder through all that lies above it: asked of the system, which knows ACLs too. */
export function mayEnter(account: Account, folder: string): boolean {
  if (account.uid === undefined) return true;
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...account, env: {} }).status === 0;
}
