import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { cursorOf, day, idPart, type Page } from '#kernel';
import { Visit } from '#contracts/vocabulary';

/** A visit that is owed and was not made. */
export interface FollowUpCard {
  readonly childId: string;
  readonly visit: string;
  readonly ownerUnit: string;
  /** ISO date. */
  readonly dueOn: string;
  /** Its day is over. */
  readonly isOverdue: boolean;
  readonly missedReason: string | null;
  /** When it was noted as overdue; ISO 8601, UTC. */
  readonly overdueNotedAt: string | null;
  readonly escalatedTo: string | null;
  readonly cursor: string;
}

export interface FollowUpPage {
  readonly unit: string;
  /** ISO date in Phnom Penh. */
  readonly today: string;
  readonly first: number;
  readonly after?: string | undefined;
}

type Row = Omit<FollowUpCard, 'overdueNotedAt' | 'cursor'> & { readonly notedAt: Date | null };

const cursor = cursorOf(z.tuple([day(), idPart(), Visit]));
const start = ['-infinity', '00000000-0000-0000-0000-000000000000', ''] as const;

/** @param where SQL on the unit `$1` and today `$2` */
async function page(database: DataSource, where: string, { unit, today, first, after }: FollowUpPage): Promise<Page<FollowUpCard>> {
  const found = await database.query<Row[]>(
    `SELECT child_id AS "childId", visit, owner_unit AS "ownerUnit", to_char(due_on, 'YYYY-MM-DD') AS "dueOn",
            due_on < $2::date AS "isOverdue", missed_reason AS "missedReason", noted_at AS "notedAt", escalated_to AS "escalatedTo"
       FROM follow_up_card
      WHERE done_at IS NULL AND ${where} AND (due_on, child_id, visit) > ($3::date, $4::uuid, $5)
      ORDER BY due_on, child_id, visit
      LIMIT $6`,
    [unit, today, ...(after === undefined ? start : cursor.read(after)), first + 1],
  );
  const entries = found.slice(0, first).map(({ notedAt, ...row }) => ({
    ...row,
    overdueNotedAt: notedAt?.toISOString() ?? null,
    cursor: cursor.write([row.dueOn, row.childId, Visit.parse(row.visit)]),
  }));
  return { entries, hasMore: found.length > first };
}

/** Visits that this unit owes, the next due first. All three throw {BadCursor}. */
export const visitsOwedBy = (database: DataSource, asked: FollowUpPage) => page(database, 'owner_unit = $1', asked);
/** Of these, those whose day is over. */
export const visitsOverdue = (database: DataSource, asked: FollowUpPage) => page(database, 'owner_unit = $1 AND due_on < $2', asked);
/** Visits of others that were not made long after they were due, and are this unit's to see to. */
export const visitsEscalatedTo = (database: DataSource, asked: FollowUpPage) => page(database, 'escalated_to = $1', asked);
