import type { KnownInterviewer } from '#access';
import { cursorOf, day, idPart, type Page } from '#kernel';
import type { DataSource } from 'typeorm';
import { z } from 'zod';

type KnownRow = Omit<KnownInterviewer, 'lastDay'> & { readonly lastDay: string | null };

/** Everybody in the register, also those who have left. */
export async function knownInterviewers(database: DataSource): Promise<readonly KnownInterviewer[]> {
  const rows = await database.query<KnownRow[]>(
    `SELECT interviewer_id AS "interviewerId", unit, sex, languages, last_day AS "lastDay",
            (SELECT coalesce(json_agg(json_build_object('from', valid_from, 'until', valid_until) ORDER BY valid_from, event_id), '[]')
               FROM interviewer_certificate c WHERE c.interviewer_id = i.interviewer_id) AS certificates
       FROM interviewer i ORDER BY interviewer_id`,
  );
  return rows.map(({ lastDay, ...known }) => (lastDay === null ? known : { ...known, lastDay }));
}

/** Somebody who may interview children on the day that was asked for. */
export interface CertifiedInterviewer {
  readonly interviewerId: string;
  readonly unit: string;
  readonly staffNumber: string;
  readonly sex: string;
  readonly languages: readonly string[];
  /** ISO day, the last one. */
  readonly certifiedUntil: string;
  readonly cursor: string;
}

export interface Wanted {
  /** ISO day. */
  readonly on: string;
  /** Units of the province; everywhere when left out. */
  readonly units?: readonly string[] | undefined;
  /** ISO 639-3. */
  readonly language?: string | undefined;
  readonly sex?: string | undefined;
  readonly first: number;
  readonly after?: string | undefined;
}

const cursor = cursorOf(z.tuple([day(), idPart()]));

/** Those who are certified that day, the longest first. @throws {BadCursor} */
export async function certifiedInterviewers(database: DataSource, wanted: Wanted): Promise<Page<CertifiedInterviewer>> {
  const [until, id] = wanted.after === undefined ? [null, null] : cursor.read(wanted.after);
  const found = await database.query<Omit<CertifiedInterviewer, 'cursor'>[]>(
    `SELECT * FROM (
       SELECT i.interviewer_id AS "interviewerId", unit, staff_number AS "staffNumber", sex, languages,
              least(max(valid_until), last_day) AS "certifiedUntil"
         FROM interviewer i JOIN interviewer_certificate c USING (interviewer_id)
        WHERE valid_from <= $1 AND valid_until >= $1 AND (last_day IS NULL OR last_day >= $1)
          AND ($2::text[] IS NULL OR unit = ANY ($2)) AND ($3::text IS NULL OR $3 = ANY (languages)) AND ($4::text IS NULL OR sex = $4)
        GROUP BY i.interviewer_id) certified
      WHERE $5::text IS NULL OR ("certifiedUntil", "interviewerId") < ($5::text, $6::uuid)
      ORDER BY "certifiedUntil" DESC, "interviewerId" DESC
      LIMIT $7`,
    [wanted.on, wanted.units ?? null, wanted.language ?? null, wanted.sex ?? null, until, id, wanted.first + 1],
  );
  const entries = found.slice(0, wanted.first).map((row) => ({ ...row, cursor: cursor.write([row.certifiedUntil, row.interviewerId]) }));
  return { entries, hasMore: found.length > wanted.first };
}
