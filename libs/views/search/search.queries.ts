import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { cursorOf, idPart, numberPart, type Page } from '#kernel';

export interface SearchQuestion {
  /** Keyed hashes of what `searchTerm` or `identifierTerm` makes; a child must have one of them at least. */
  readonly tokens: readonly string[];
  readonly sex?: string | undefined;
  /** Youngest and oldest age in completed years on the day `on`. */
  readonly ages?: readonly [number, number] | undefined;
  /** ISO day. */
  readonly on: string;
  readonly provinceCode?: string | undefined;
  readonly first: number;
  readonly after?: string | undefined;
}

export interface FoundChild {
  readonly childId: string;
  /** How many of the tokens the child has. */
  readonly matched: number;
  readonly sex: string;
  readonly ageYears: number | null;
  /** ISO day on which the child was that old. */
  readonly ageAsOf: string | null;
  readonly districtCode: string | null;
  readonly cursor: string;
}

const cursor = cursorOf(z.tuple([numberPart(), idPart()]));
const first = ['2147483647', 'ffffffff-ffff-ffff-ffff-ffffffffffff'] as const;

const search = `
  SELECT c.child_id AS "childId", count(DISTINCT t.token)::int AS matched, c.sex, c.age_years AS "ageYears",
         to_char(c.age_as_of, 'YYYY-MM-DD') AS "ageAsOf", c.district_code AS "districtCode"
    FROM search_token t JOIN search_child c USING (child_id)
   WHERE t.token = ANY ($1)
     AND ($2::text IS NULL OR c.sex = $2)
     AND ($3::int IS NULL OR c.age_years IS NULL
          OR c.age_years + extract(year FROM age($5::date, c.age_as_of)) BETWEEN $3::int AND $4::int)
     AND ($6::text IS NULL OR c.district_code IS NULL OR left(c.district_code, 2) = $6)
   GROUP BY c.child_id
  HAVING (count(DISTINCT t.token), c.child_id) < ($7::bigint, $8::uuid)
   ORDER BY matched DESC, c.child_id DESC
   LIMIT $9`;

/**
 * Children by what is known of them, those with most in common first. What nobody knows of a child does not rule it out:
 * a child found twice can be merged, a child not found is asked again.
 * @throws {BadCursor}
 */
export async function findByTokens(database: DataSource, question: SearchQuestion): Promise<Page<FoundChild>> {
  const { tokens, sex, ages, on, provinceCode, first: size, after } = question;
  const edge = after === undefined ? first : cursor.read(after);
  const found = await database.query<Omit<FoundChild, 'cursor'>[]>(search, [
    tokens,
    sex ?? null,
    ages?.[0] ?? null,
    ages?.[1] ?? null,
    on,
    provinceCode ?? null,
    ...edge,
    size + 1,
  ]);
  const entries = found.slice(0, size).map((row) => ({ ...row, cursor: cursor.write([String(row.matched), row.childId]) }));
  return { entries, hasMore: found.length > size };
}
