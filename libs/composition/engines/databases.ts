import { join } from 'node:path';
import { type JoinedPostgres, startEmbeddedPostgres } from '#adapters/postgres';
import type { Log } from '#kernel';

export interface GivenDatabases {
  readonly DATA_FOLDER: string;
  readonly DATABASE_URL?: string | undefined;
  readonly VAULT_DATABASE_URL?: string | undefined;
  /** Where the event store that comes with the product keeps its log, if that is not DATABASE_URL. */
  readonly EVENTS_DATABASE_URL?: string | undefined;
}

/** Connection strings; two of them may be the same. */
export interface Databases {
  readonly office: string;
  readonly vault: string;
  readonly events: string;
}

export type OpenDatabases = Databases & { stop(): Promise<void> };

export const clusterFolder = (dataFolder: string): string => join(dataFolder, 'postgres');

const startOwn = ({ DATA_FOLDER }: GivenDatabases, log: Log) => startEmbeddedPostgres({ folder: clusterFolder(DATA_FOLDER), log });

/** The databases of these settings; those whose address is not given are in a PostgreSQL of the data folder. */
export async function openDatabases(
  given: GivenDatabases,
  log: Log,
  openCluster: (given: GivenDatabases, log: Log) => Promise<JoinedPostgres> = startOwn,
): Promise<OpenDatabases> {
  const { DATABASE_URL: office, VAULT_DATABASE_URL: vault } = given;
  const events = given.EVENTS_DATABASE_URL ?? office;
  if (office !== undefined && vault !== undefined && events !== undefined) return { office, vault, events, stop: () => Promise.resolve() };
  const cluster = await openCluster(given, log);
  try {
    return {
      office: office ?? (await cluster.database('toldonce')),
      vault: vault ?? (await cluster.database('vault')),
      events: events ?? (await cluster.database('events')),
      stop: () => cluster.stop(),
    };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}
