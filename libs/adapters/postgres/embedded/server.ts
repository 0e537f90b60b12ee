import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Account } from './account.js';
import { readPostmaster } from './postmaster-file.js';
import { serverArguments } from './settings.js';

export interface ServerPlace {
  readonly postgres: string;
  readonly data: string;
  readonly account: Account;
  readonly logFile: string;
}

export interface Server {
  readonly port: number;
  /** Fulfilled when the server has ended, asked to or not. */
  readonly exited: Promise<void>;
  stop(): Promise<void>;
}

const supervisorFile = fileURLToPath(new URL('./supervisor.mjs', import.meta.url));
const startMs = 120_000;

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

async function spawnSupervisor({ postgres, data, account, logFile }: ServerPlace, port: number): Promise<ChildProcess> {
  const log = await open(logFile, 'a', 0o600);
  const order = { command: postgres, args: serverArguments(data, port), ...account };
  // Detached: Ctrl-C in a terminal reaches the office alone, which stops the server when its own work is done.
  const supervisor = fork(supervisorFile, [JSON.stringify(order)], {
    detached: true,
    env: {},
    execArgv: [],
    stdio: ['ignore', log.fd, log.fd, 'ipc'],
  });
  await log.close();
  // An office that ends without stopping the server is not held up by it: the supervisor then stops the server.
  supervisor.unref();
  supervisor.channel?.unref();
  return supervisor;
}

async function untilReady(supervisor: ChildProcess, data: string, port: number): Promise<boolean> {
  for (const end = Date.now() + startMs; Date.now() < end; await sleep(10)) {
    if (supervisor.exitCode !== null || supervisor.signalCode !== null) return false;
    const found = await readPostmaster(data);
    if (found?.port === port && found.status === 'ready') return true;
  }
  return false;
}

/** Starts the server; nothing where it did not come up. @param port that was free a moment ago */
export async function startServer(place: ServerPlace, port: number): Promise<Server | undefined> {
  const supervisor = await spawnSupervisor(place, port);
  const exited = once(supervisor, 'exit').then(() => undefined);
  const stop = (): Promise<void> => {
    if (supervisor.connected) supervisor.disconnect();
    supervisor.ref();
    return exited;
  };
  if (await untilReady(supervisor, place.data, port)) return { port, exited, stop };
  await stop();
  return undefined;
}
