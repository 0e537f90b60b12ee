import { resolve } from 'node:path';
import { clusterIn, existingCluster } from './cluster.js';
import { createDatabaseIfMissing } from './create-database.js';
import { isServing, readPostmaster } from './postmaster-file.js';
import { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from './start.js';

export type JoinedPostgres = Pick<EmbeddedPostgres, 'database' | 'stop'>;

/**
 * The PostgreSQL of a folder: the one that another process runs there, which goes on after `stop`, or else one of our own.
 * Undefined where the folder holds no data.
 * @throws {NoEmbeddedPostgres} {DataFolderInUse} {EmbeddedPostgresFailed}
 */
export async function joinEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<JoinedPostgres | undefined> {
  const cluster = await existingCluster(clusterIn(resolve(options.folder)));
  if (cluster === undefined) return undefined;
  const running = await readPostmaster(cluster.data);
  if (running?.status !== 'ready' || !(await isServing(cluster.data, running))) return startEmbeddedPostgres(options);
  const address = (name: string): string => `postgres://postgres:${cluster.password}@127.0.0.1:${running.port}/${name}`;
  return {
    database: async (name) => {
      await createDatabaseIfMissing(address('postgres'), name);
      return address(name);
    },
    stop: () => Promise.resolve(),
  };
}
