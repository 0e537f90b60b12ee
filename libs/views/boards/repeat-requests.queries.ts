import type { DataSource } from 'typeorm';
import type { Sealed } from '#kernel';
import { type Asked, askedPage, type UnitPage } from './asked.queries.js';

/** A wish to ask a child again, and what became of it. */
export interface RepeatRequestCard extends Asked {
  readonly requestedBy: string;
  readonly reason: string;
  readonly topics: readonly string[];
  /** Bound to the field `note` of the asking. */
  readonly note: Sealed | null;
  /** Those who decide, in the order in which they are named; nobody where the rule has answered. */
  readonly deciders: readonly { readonly unit: string; readonly agreed: boolean }[];
  /** ISO 8601, UTC; null where the rule has answered, and in requests of before there was one. */
  readonly answerDueAt: string | null;
  /** When those who decide were reminded. */
  readonly remindedAt: string | null;
  readonly answer: string | null;
  readonly answeredBy: string | null;
}

const requests = {
  table: 'repeat_request_card',
  key: 'request_id',
  columns: `requested_by AS "requestedBy", reason, topics, note, answer,
            to_char(answer_due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "answerDueAt",
            to_char(reminded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "remindedAt", answered_by AS "answeredBy",
            (SELECT coalesce(json_agg(json_build_object('unit', unit, 'agreed', agreed_at IS NOT NULL) ORDER BY place), '[]')
               FROM repeat_decider d WHERE d.request_id = c.request_id) AS deciders`,
} as const;
const undecided = 'EXISTS (SELECT 1 FROM repeat_decider d WHERE d.request_id = c.request_id AND d.unit = $1 AND d.agreed_at IS NULL)';

/** Requests on which this unit has to decide and has not, the oldest first. Both throw {BadCursor}. */
export const requestsToDecide = (database: DataSource, asked: UnitPage) =>
  askedPage<RepeatRequestCard>(database, { ...requests, where: `answer IS NULL AND ${undecided}`, first: 'oldest' }, asked);
/** All that this unit asked for, the latest first, whoever answered. */
export const requestsOf = (database: DataSource, asked: UnitPage) =>
  askedPage<RepeatRequestCard>(database, { ...requests, where: 'requested_by = $1', first: 'newest' }, asked);
