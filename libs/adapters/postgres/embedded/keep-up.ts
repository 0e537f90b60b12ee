import { setTimeout as sleep } from 'node:timers/promises';
import { type Log, note } from '#kernel';
import { clearTheWay } from './clear-the-way.js';
import { EmbeddedPostgresFailed } from './errors.js';
import { lastWord, turnOver } from './server-log.js';
import { freePort, startServer, type Server, type ServerPlace } from './server.js';

export interface KeptServer {
  readonly port: number;
  /** Resolves when the server is gone, for good. May be called again. */
  stop(): Promise<void>;
}

const attempts = 3;
const firstPauseMs = 50;
const lastPauseMs = 2_000;

/** A full disk is said by name: somebody has to act. */
async function whyNot(logFile: string) {
  const isFull = (await lastWord(logFile)).includes('No space left on device');
  return note('error', isFull ? 'PostgreSQL does not start again yet: there is no room left on its disk' : 'PostgreSQL does not start again yet: its own log, beside its data, says why');
}

/** Another program may take the port, or another office the folder, between our look and our start: then we look again. */
async function bringUp(place: ServerPlace): Promise<Server> {
  await turnOver(place.logFile);
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    await clearTheWay(place.data);
    const server = await startServer(place, await freePort());
    if (server !== undefined) return server;
  }
  throw new EmbeddedPostgresFailed(`PostgreSQL did not start: ${await lastWord(place.logFile)} (see ${place.logFile})`);
}

/**
 * Starts the server, and starts it again whenever it ends without being asked to: killed, or by itself as on a full disk.
 * It comes back on the same port, so that whoever has its address need not be told.
 * @param log is told when it ends, when it is back, and once in between where it does not come back yet
 */
export async function keepUp(place: ServerPlace, log: Log): Promise<KeptServer> {
  const stopping = new AbortController();
  const { signal } = stopping;
  let server = await bringUp(place);
  const { port } = server;

  const again = async (): Promise<Server | undefined> => {
    await clearTheWay(place.data);
    return signal.aborted ? undefined : startServer(place, port);
  };

  async function bringBack(): Promise<void> {
    let told = false;
    for (let pauseMs = firstPauseMs; !signal.aborted; pauseMs = Math.min(2 * pauseMs, lastPauseMs)) {
      const back = await again().catch(() => undefined);
      if (back !== undefined) {
        server = back;
        return log(note('info', 'PostgreSQL is back'));
      }
      if (!told) log(await whyNot(place.logFile));
      told = true;
      await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  }

  async function watch(): Promise<void> {
    for (;;) {
      await server.exited;
      if (signal.aborted) return;
      log(note('error', 'PostgreSQL has ended without being asked to, and is started again'));
      await bringBack();
      // It may have come back just when it was asked to stop.
      if (signal.aborted) return server.stop();
    }
  }
  const watching = watch();

  return {
    port,
    stop: async () => {
      stopping.abort();
      await server.stop();
      await watching;
    },
  };
}
