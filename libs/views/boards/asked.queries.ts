import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { cursorOf, idPart, momentPart, type Page } from '#kernel';

/** A part of what one unit has to do with. */
export interface UnitPage {
  readonly unit: string;
  readonly first: number;
  readonly after?: string | undefined;
}

/** What was asked of somebody; moments are ISO 8601, UTC. */
export interface Asked {
  readonly id: string;
  /** Of the asking; sealed fields are bound to it. */
  readonly eventId: string;
  readonly childId: string;
  readonly caseId: string | null;
  readonly seriesId: string;
  readonly askedAt: string;
  readonly answeredAt: string | null;
  readonly cursor: string;
}

type Row<Card extends Asked> = Omit<Card, 'askedAt' | 'answeredAt' | 'cursor'> & { readonly askedAt: Date; readonly answeredAt: Date | null };

const cursor = cursorOf(z.tuple([momentPart(), idPart()]));
const orders = { oldest: { edge: '-infinity', beyond: '>', by: 'ASC' }, newest: { edge: 'infinity', beyond: '<', by: 'DESC' } } as const;

export interface AskedBoard {
  readonly table: string;
  /** Its key, a uuid. */
  readonly key: string;
  /** Further columns, under their names in the card. */
  readonly columns: string;
  /** SQL on the unit `$1`; the table is `c`. */
  readonly where: string;
  readonly first: keyof typeof orders;
}

/** A page of what was asked, by when it was asked. @throws {BadCursor} */
export async function askedPage<Card extends Asked>(database: DataSource, board: AskedBoard, { unit, first, after }: UnitPage): Promise<Page<Card>> {
  const { table, key, columns, where } = board;
  const { edge, beyond, by } = orders[board.first];
  const found = await database.query<Row<Card>[]>(
    `SELECT ${key} AS id, event_id AS "eventId", child_id AS "childId", case_id AS "caseId", series_id AS "seriesId",
            asked_at AS "askedAt", answered_at AS "answeredAt", ${columns}
       FROM ${table} c
      WHERE ${where} AND (asked_at, ${key}) ${beyond} ($2::timestamptz, $3::uuid)
      ORDER BY asked_at ${by}, ${key} ${by}
      LIMIT $4`,
    [unit, ...(after === undefined ? [edge, '00000000-0000-0000-0000-000000000000'] : cursor.read(after)), first + 1],
  );
  const entries = found.slice(0, first).map((row) => {
    const askedAt = row.askedAt.toISOString();
    const moments = { askedAt, answeredAt: row.answeredAt?.toISOString() ?? null, cursor: cursor.write([askedAt, row.id]) };
    return { ...row, ...moments } as unknown as Card;
  });
  return { entries, hasMore: found.length > first };
}
