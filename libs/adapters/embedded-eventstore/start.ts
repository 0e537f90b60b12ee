import pg from 'pg';
import type { Log } from '#kernel';
import { Writer } from './append/writer.js';
import { databaseTimeoutMs, recentBytes, recentEvents } from './limits.js';
import { RecentLog } from './log/recent-log.js';
import { migrate } from './schema/migrate.js';
import { ProtocolServer } from './server.js';
import { EventReads } from './storage/event-reads.js';
import { openWriterSession } from './storage/writer-session.js';

export interface EmbeddedEventStoreOptions {
  /** A PostgreSQL database of which the server uses the schema `eventstore`. */
  readonly databaseUrl: string;
  /** Address to listen on; there is no authentication, so keep it to this machine. */
  readonly host?: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly log?: Log;
}

export interface EmbeddedEventStore {
  /** What the client connects with. */
  readonly connectionString: string;
  readonly port: number;
  /** Ends appends under way, then all calls, then the connections to the database. */
  stop(): Promise<void>;
}

function openPool(databaseUrl: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    application_name: 'eventstore-reader',
    connectionTimeoutMillis: databaseTimeoutMs,
    query_timeout: databaseTimeoutMs,
    keepAlive: true,
    max: 8,
  });
  // A lost connection shows in the next read; without a listener it would end the process.
  pool.on('error', () => undefined);
  return pool;
}

/**
 * Starts a single-node event store that speaks EventStoreDB's protocol and keeps its log in PostgreSQL.
 * It outlives its database: while that is away appends and reads fail, and then it goes on by itself.
 * @throws {EventStoreInUse} when another server writes to the same database
 */
export async function startEmbeddedEventStore(options: EmbeddedEventStoreOptions): Promise<EmbeddedEventStore> {
  const { databaseUrl, host = '127.0.0.1', log: report = () => undefined } = options;
  const log = new RecentLog(recentEvents, recentBytes);
  const writer = new Writer(() => openMigrated(databaseUrl), log, report);
  await writer.start();
  const pool = openPool(databaseUrl);
  const server = new ProtocolServer(writer, new EventReads(pool, () => writer.gaveUp), log);

  const stop = async () => {
    await writer.stop();
    await server.close();
    await pool.end();
  };
  try {
    const port = await server.listen(host, options.port);
    return { connectionString: `esdb://${host}:${port}?tls=false`, port, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function openMigrated(databaseUrl: string): Promise<pg.Client> {
  const session = await openWriterSession(databaseUrl);
  try {
    await migrate(session);
    return session;
  } catch (error) {
    await session.end();
    throw error;
  }
}
