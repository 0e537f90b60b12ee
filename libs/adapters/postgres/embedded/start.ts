import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { accountFor, weAreRoot } from './account.js';
import { findBinaries } from './binaries.js';
import { clearTheWay } from './clear-the-way.js';
import { clusterIn, openCluster } from './cluster.js';
import { createDatabaseIfMissing } from './create-database.js';
import { EmbeddedPostgresFailed } from './errors.js';
import { lastLine, turnOver } from './server-log.js';
import { startServer, type Server, type ServerPlace } from './server.js';

export interface EmbeddedPostgresOptions {
  /** Holds the data and the server's log; made when missing. One running server per folder. */
  readonly folder: string;
  /** Is told in a sentence what a person who runs the office may want to know. */
  readonly log?: (line: string) => void;
}

export interface EmbeddedPostgres {
  /**
   * Connection string of a database, which is made when missing. It holds the password: not for logs.
   * @param name lower-case letters, digits and underscores
   */
  database(name: string): Promise<string>;
  /** Fulfilled when the server has ended, whether it was stopped or failed. */
  readonly exited: Promise<void>;
  /** Ends all connections and resolves when the server is gone. May be called again. */
  stop(): Promise<void>;
}

const attempts = 3;

/** Another program may take the port, or another office the folder, between our look and our start: then we look again. */
async function bringUp(place: ServerPlace): Promise<Server> {
  await turnOver(place.logFile);
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    await clearTheWay(place.data);
    const server = await startServer(place);
    if (server !== undefined) return server;
  }
  throw new EmbeddedPostgresFailed(`PostgreSQL did not start: ${await lastLine(place.logFile)} (see ${place.logFile})`);
}

/**
 * A PostgreSQL of one's own, on 127.0.0.1 and a free port, that lives as long as this process and not longer.
 * @throws {NoEmbeddedPostgres} {DataFolderInUse} {EmbeddedPostgresFailed}
 */
export async function startEmbeddedPostgres({ folder, log = () => undefined }: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const home = resolve(folder);
  await mkdir(home, { recursive: true, mode: weAreRoot() ? 0o711 : 0o700 });
  const account = await accountFor(clusterIn(home));
  const binaries = await findBinaries(account);
  const { data, password } = await openCluster(home, binaries, account, log);
  const server = await bringUp({ postgres: binaries.postgres, data, account, logFile: join(home, 'postgres.log') });
  const address = (name: string): string => `postgres://postgres:${password}@127.0.0.1:${server.port}/${name}`;
  return {
    database: async (name) => {
      await createDatabaseIfMissing(address('postgres'), name);
      return address(name);
    },
    exited: server.exited,
    stop: () => server.stop(),
  };
}
