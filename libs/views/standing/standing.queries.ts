import type { Relation, Standing } from '#access';
import type { DataSource } from 'typeorm';

const columns = 'child_id AS "childId", holder, relation, source';

/** All that anybody holds now to these children (UUIDs). */
export const standingOf = (database: DataSource, childIds: readonly string[]): Promise<readonly Standing[]> =>
  childIds.length === 0
    ? Promise.resolve([])
    : database.query<Standing[]>(`SELECT ${columns} FROM standing WHERE child_id = ANY ($1::uuid[]) ORDER BY child_id, holder, relation, source`, [childIds]);

/** What these holders hold now to these children. */
export const standingOfHolders = (
  database: DataSource,
  holders: readonly string[],
  childIds: readonly string[],
): Promise<readonly Standing[]> =>
  database.query<Standing[]>(`SELECT ${columns} FROM standing WHERE child_id = ANY ($1::uuid[]) AND holder = ANY ($2)`, [childIds, holders]);

/** A child that somebody stands to, and since when at the latest: also the place in the list from which to read on. */
export interface StoodTo {
  readonly childId: string;
  /** ISO 8601, UTC, in microseconds. */
  readonly since: string;
}

export interface StoodToPage {
  readonly holders: readonly string[];
  /** The relations that count. */
  readonly relations: readonly Relation[];
  readonly first: number;
  readonly after?: StoodTo | undefined;
}

/** Children to whom any of the holders stands in any of the relations, each once, the latest first. */
export const childrenOf = (database: DataSource, { holders, relations, first, after }: StoodToPage): Promise<readonly StoodTo[]> =>
  database.query<StoodTo[]>(
    `SELECT child_id AS "childId", to_char(latest AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS since
       FROM (SELECT child_id, max(since) AS latest
               FROM standing
              WHERE holder = ANY ($1) AND relation = ANY ($2)
              GROUP BY child_id) children
      WHERE (latest, child_id) < (coalesce($3::timestamptz, 'infinity'), coalesce($4::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
      ORDER BY latest DESC, child_id DESC
      LIMIT $5`,
    [holders, relations, after?.since ?? null, after?.childId ?? null, first],
  );
