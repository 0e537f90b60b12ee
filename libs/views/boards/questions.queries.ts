import type { DataSource } from 'typeorm';
import type { Sealed } from '#kernel';
import { type Asked, askedPage, type UnitPage } from './asked.queries.js';

/** A question that was sent to the unit that leads a series of interviews. */
export interface QuestionCard extends Asked {
  readonly leadUnit: string;
  readonly askedBy: string;
  readonly topic: string;
  /** The one at `place` of the entry's `questions`. */
  readonly question: Sealed;
  readonly place: number;
}

const questions = {
  table: 'question_card',
  key: 'question_id',
  columns: 'lead_unit AS "leadUnit", asked_by AS "askedBy", topic, question, place',
} as const;

/** Questions that this unit was sent and has not answered, the oldest first. Both throw {BadCursor}. */
export const questionsToAnswer = (database: DataSource, asked: UnitPage) =>
  askedPage<QuestionCard>(database, { ...questions, where: 'lead_unit = $1 AND answered_at IS NULL', first: 'oldest' }, asked);
/** All questions that this unit sent, the latest first, answered or not. */
export const questionsOf = (database: DataSource, asked: UnitPage) =>
  askedPage<QuestionCard>(database, { ...questions, where: 'asked_by = $1', first: 'newest' }, asked);
