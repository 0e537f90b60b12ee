import { DataSource, type DataSourceOptions } from 'typeorm';
import { ListeningClient } from './listening-client.js';
import { migrate, type MigrationClass } from './migrate.js';

export interface DatabaseOptions {
  /** postgres:// connection string, with whatever TLS parameters `pg` knows. */
  readonly url: string;
  /** The schema that this part of the product owns: lower-case letters, digits and underscores. */
  readonly schema: string;
  readonly migrations: readonly MigrationClass[];
  /** Most connections open at once; 10 unless told. */
  readonly poolSize?: number;
}

const statementTimeoutMs = 15_000;

/** What a pool is opened with. @param timeoutMs milliseconds that a statement may take; 0 for as long as it needs */
export function poolOptions({ url, schema, migrations, poolSize = 10 }: DatabaseOptions, timeoutMs: number): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    schema,
    poolSize,
    applicationName: `toldonce ${schema}`,
    migrations: [...migrations],
    migrationsTableName: 'migrations',
    entities: [],
    installExtensions: false,
    // Statements and their parameters may hold personal data.
    logging: false,
    extra: { Client: ListeningClient, options: `-c search_path=${schema},public -c statement_timeout=${timeoutMs}` },
  };
}

const dataSource = (options: DatabaseOptions, timeoutMs: number) => new DataSource(poolOptions(options, timeoutMs));

/**
 * A pool of connections that see one schema, with all its migrations done. Extensions belong into schema `public`.
 * The caller destroys it. A failed query's error carries the statement and its parameters: never log it whole.
 */
export async function openDatabase(options: DatabaseOptions): Promise<DataSource> {
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(options.schema)) throw new RangeError(`"${options.schema}" is no name for a schema`);
  // A migration may take as long as it needs.
  await migrate(options.url, options.schema, dataSource({ ...options, poolSize: 2 }, 0));
  return dataSource({ ...options, migrations: [] }, statementTimeoutMs).initialize();
}
