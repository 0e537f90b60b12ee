import { type Client, escapeIdentifier } from 'pg';
import type { PartSchema } from './part.js';

export interface Table {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly string[];
  /** Its rows in the order of the key, as SQL: the same on every server. */
  readonly order: string;
}

export const called = ({ schema, name }: Pick<Table, 'schema' | 'name'>): string => `${escapeIdentifier(schema)}.${escapeIdentifier(name)}`;
export const listed = (columns: readonly string[]): string => columns.map(escapeIdentifier).join(', ');

/** All tables of a schema but its list of migrations. */
export async function tablesOf(client: Client, schema: string): Promise<readonly Table[]> {
  const { rows } = await client.query<Table>(
    `SELECT $1::text AS schema, t.relname::text AS name,
            (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
              WHERE a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
            coalesce((SELECT string_agg(quote_ident(a.attname) || CASE WHEN a.attcollation = 0 THEN '' ELSE ' COLLATE "C"' END, ', '
                               ORDER BY array_position(i.indkey::int2[], a.attnum))
               FROM pg_index i JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = ANY (i.indkey)
              WHERE i.indrelid = t.oid AND i.indisprimary), '1') AS "order"
       FROM pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace
      WHERE n.nspname = $1 AND t.relkind = 'r' AND t.relname <> 'migrations'
      ORDER BY t.relname COLLATE "C"`,
    [schema],
  );
  return rows;
}

/** Names of the migrations that ran there; undefined where there is no such schema. */
export async function migrationsOf(client: Client, { name, migrationColumn }: PartSchema): Promise<readonly string[] | undefined> {
  const table = called({ schema: name, name: 'migrations' });
  const found = await client.query<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [table]);
  if (found.rows[0]?.there !== true) return undefined;
  const { rows } = await client.query<{ name: string }>(`SELECT ${migrationColumn}::text AS name FROM ${table} ORDER BY ${migrationColumn}`);
  return rows.map((row) => row.name);
}
