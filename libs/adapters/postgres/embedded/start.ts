import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Log } from '#kernel';
import { accountFor, weAreRoot } from './account.js';
import { findBinaries } from './binaries.js';
import { clusterIn, openCluster } from './cluster.js';
import { createDatabaseIfMissing } from './create-database.js';
import { keepUp } from './keep-up.js';

export interface EmbeddedPostgresOptions {
  /** Holds the data and the server's log; made when missing. One running server per folder. */
  readonly folder: string;
  /** Is told what a person who runs the office may want to know. */
  readonly log?: Log;
}

export interface EmbeddedPostgres {
  /**
   * Connection string of a database, which is made when missing. It holds the password: not for logs.
   * @param name lower-case letters, digits and underscores
   */
  database(name: string): Promise<string>;
  /** Ends all connections and resolves when the server is gone. May be called again. */
  stop(): Promise<void>;
}

/**
 * A PostgreSQL of one's own, on 127.0.0.1 and a free port, that lives as long as this process and not longer. Where it ends
 * before that it is started again, on the same port.
 * @throws {NoEmbeddedPostgres} {DataFolderInUse} {EmbeddedPostgresFailed}
 */
export async function startEmbeddedPostgres({ folder, log = () => undefined }: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const home = resolve(folder);
  await mkdir(home, { recursive: true, mode: weAreRoot() ? 0o711 : 0o700 });
  const account = await accountFor(clusterIn(home));
  const binaries = await findBinaries(account);
  const { data, password } = await openCluster(home, binaries, account, log);
  const server = await keepUp({ postgres: binaries.postgres, data, account, logFile: join(home, 'postgres.log') }, log);
  const address = (name: string): string => `postgres://postgres:${password}@127.0.0.1:${server.port}/${name}`;
  return {
    database: async (name) => {
      await createDatabaseIfMissing(address('postgres'), name);
      return address(name);
    },
    stop: () => server.stop(),
  };
}
