import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { cursorOf, idPart, type JsonObject, momentPart, type Page, type Sealed } from '#kernel';

export interface ReferralCard {
  readonly referralId: string;
  /** Of the sending; the note is bound to its field `note`. */
  readonly eventId: string;
  readonly childId: string;
  readonly caseId: string | null;
  readonly fromUnit: string;
  readonly toUnit: string;
  readonly kind: string;
  readonly risk: string;
  readonly status: string;
  /** What the receiver may know before it accepts. */
  readonly offer: JsonObject;
  /** ISO 8601, UTC, like all moments here. */
  readonly sentAt: string;
  readonly answerDueAt: string;
  /** When the receiver was reminded that its answer is late. */
  readonly remindedAt: string | null;
  readonly escalatedAt: string | null;
  /** The unit that is told; null also where the directory named none. */
  readonly escalatedTo: string | null;
  readonly answeredAt: string | null;
  readonly endedAt: string | null;
  /** Code of the decline, of the revocation, or of the outcome. */
  readonly reason: string | null;
  readonly note: Sealed | null;
  readonly cursor: string;
}

export interface BoardPage {
  readonly unit: string;
  readonly now: Date;
  readonly first: number;
  readonly after?: string | undefined;
}

interface Row {
  readonly referral_id: string;
  readonly event_id: string;
  readonly child_id: string;
  readonly case_id: string | null;
  readonly from_unit: string;
  readonly to_unit: string;
  readonly kind: string;
  readonly risk: string;
  readonly status: string;
  readonly offer: JsonObject;
  readonly sent_at: Date;
  readonly answer_due_at: Date;
  readonly reminded_at: Date | null;
  readonly escalated_at: Date | null;
  readonly escalated_to: string | null;
  readonly answered_at: Date | null;
  readonly ended_at: Date | null;
  readonly reason: string | null;
  readonly note: Sealed | null;
}

type SortedBy = 'answer_due_at' | 'sent_at' | 'answered_at';

interface Board {
  /** SQL on the unit `$1` and the parameter that is now. */
  readonly where: (now: string) => string;
  readonly by: SortedBy;
  readonly order: 'ASC' | 'DESC';
}

const boards = {
  waiting: { where: () => "to_unit = $1 AND status = 'SENT'", by: 'answer_due_at', order: 'ASC' },
  awaited: { where: () => "from_unit = $1 AND status = 'SENT'", by: 'answer_due_at', order: 'ASC' },
  overdue: {
    where: (now) => `(to_unit = $1 OR from_unit = $1) AND status = 'SENT' AND answer_due_at < ${now}`,
    by: 'answer_due_at',
    order: 'ASC',
  },
  escalated: { where: () => "escalated_to = $1 AND status = 'SENT'", by: 'answer_due_at', order: 'ASC' },
  sent: { where: () => 'from_unit = $1', by: 'sent_at', order: 'DESC' },
  takenOn: { where: () => "to_unit = $1 AND status = 'ACCEPTED'", by: 'answered_at', order: 'DESC' },
} as const satisfies Record<string, Board>;

const cursor = cursorOf(z.tuple([momentPart(), idPart()]));

const cardOf = (row: Row, by: SortedBy): ReferralCard => ({
  referralId: row.referral_id,
  eventId: row.event_id,
  childId: row.child_id,
  caseId: row.case_id,
  fromUnit: row.from_unit,
  toUnit: row.to_unit,
  kind: row.kind,
  risk: row.risk,
  status: row.status,
  offer: row.offer,
  sentAt: row.sent_at.toISOString(),
  answerDueAt: row.answer_due_at.toISOString(),
  remindedAt: row.reminded_at?.toISOString() ?? null,
  escalatedAt: row.escalated_at?.toISOString() ?? null,
  escalatedTo: row.escalated_to,
  answeredAt: row.answered_at?.toISOString() ?? null,
  endedAt: row.ended_at?.toISOString() ?? null,
  reason: row.reason,
  note: row.note,
  cursor: cursor.write([(row[by] ?? row.sent_at).toISOString(), row.referral_id]),
});

const farthest = { ASC: '-infinity', DESC: 'infinity' } as const;
const noId = '00000000-0000-0000-0000-000000000000';

async function page(database: DataSource, board: Board, { unit, now, first, after }: BoardPage): Promise<Page<ReferralCard>> {
  const { where, by, order } = board;
  const edge = after === undefined ? [farthest[order], noId] : cursor.read(after);
  const found = await database.query<Row[]>(
    `SELECT * FROM referral_card
      WHERE ${where('$5')} AND (${by}, referral_id) ${order === 'ASC' ? '>' : '<'} ($2::timestamptz, $3::uuid)
      ORDER BY ${by} ${order}, referral_id ${order}
      LIMIT $4`,
    [unit, ...edge, first + 1, ...(board === boards.overdue ? [now] : [])],
  );
  return { entries: found.slice(0, first).map((row) => cardOf(row, by)), hasMore: found.length > first };
}

/** Referrals that wait for this unit's answer, the most urgent first. All five throw {BadCursor}. */
export const waitingFor = (database: DataSource, asked: BoardPage) => page(database, boards.waiting, asked);
/** Referrals whose answer is late, be it this unit that owes it or that waits for it. */
export const overdue = (database: DataSource, asked: BoardPage) => page(database, boards.overdue, asked);
/** Referrals of others that were escalated to this unit and are still not answered. */
export const escalatedTo = (database: DataSource, asked: BoardPage) => page(database, boards.escalated, asked);
/** All that this unit sent, the latest first. */
export const sentBy = (database: DataSource, asked: BoardPage) => page(database, boards.sent, asked);
/** Children that this unit has taken on, the latest first. */
export const takenOn = (database: DataSource, asked: BoardPage) => page(database, boards.takenOn, asked);

export interface BoardCounts {
  readonly waiting: number;
  readonly overdue: number;
  /** Sent by the unit and not answered yet. */
  readonly awaited: number;
  readonly takenOn: number;
}

export async function boardCounts(database: DataSource, unit: string, now: Date): Promise<BoardCounts> {
  const count = ({ where }: Board) => `(SELECT count(*)::int FROM referral_card WHERE ${where('$2')})`;
  const [counts] = await database.query<BoardCounts[]>(
    `SELECT ${count(boards.waiting)} AS waiting, ${count(boards.overdue)} AS overdue,
            ${count(boards.awaited)} AS awaited, ${count(boards.takenOn)} AS "takenOn"`,
    [unit, now],
  );
  return counts ?? { waiting: 0, overdue: 0, awaited: 0, takenOn: 0 };
}

/** One referral, whoever asks. */
export async function referralById(database: DataSource, referralId: string): Promise<ReferralCard | undefined> {
  const [row] = await database.query<Row[]>('SELECT * FROM referral_card WHERE referral_id = $1', [referralId]);
  return row === undefined ? undefined : cardOf(row, 'sent_at');
}
