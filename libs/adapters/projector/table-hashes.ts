import type { Projection } from '#kernel';
import { escapeIdentifier } from 'pg';
import type { DataSource } from 'typeorm';

export interface TableHash {
  readonly table: string;
  readonly rows: number;
  /** SHA-256 over the hashes of all rows in their order: equal for equal rows, however they came in. */
  readonly hash: string;
}

const hashed = (table: string): string => `
  SELECT count(*)::int AS rows, encode(sha256(coalesce(string_agg(h, '' ORDER BY h), '')::bytea), 'hex') AS hash
    FROM (SELECT encode(sha256(convert_to(t::text, 'UTF8')), 'hex') AS h FROM ${escapeIdentifier(table)} t) all_rows`;

/** One hash for each table of these projections, all of the same moment. */
export async function tableHashes(database: DataSource, projections: readonly Projection[]): Promise<readonly TableHash[]> {
  const tables = projections.flatMap((projection) => projection.tables);
  return database.transaction('REPEATABLE READ', async (manager) => {
    await manager.query('SET LOCAL statement_timeout = 0');
    const found: TableHash[] = [];
    for (const table of tables) {
      const [row] = await manager.query<{ rows: number; hash: string }[]>(hashed(table));
      if (row !== undefined) found.push({ table, ...row });
    }
    return found;
  });
}
