import { RepeatReason, RightsTopic } from '#contracts/interviews';
import { type InterviewMeasure, measureNames } from './interview-measures.js';

/** To a row its matter: the case, be it one that has taken it up (`m`), and what is known of that case (`c`). */
const inMatter = (row: string) => `
      LEFT JOIN takes_up t ON t.child_id = ${row}.child_id
     CROSS JOIN LATERAL (SELECT coalesce(${row}.case_id, t.case_id) AS case_id, t.case_id IS NOT NULL AND coalesce(${row}.case_id = t.case_id, true) AS takes_up) m
      LEFT JOIN measured_case c ON c.case_id = m.case_id`;

/**
 * What the measures count from. A series lies on the day of its first session, or until one is held on the day on which
 * it was planned, in its case's province, or without a case in that of the unit that leads it. A matter lies where and
 * when its first series does. What belongs to no case belongs to the one whose series was planned by a leave that was
 * given without a case: that case takes it up.
 */
const facts = `
  takes_up AS (
    SELECT DISTINCT ON (s.child_id) s.child_id, s.case_id
      FROM measured_series s JOIN measured_repeat r ON r.request_id = s.request_id
     WHERE s.case_id IS NOT NULL AND r.case_id IS NULL ORDER BY s.child_id, s.day, s.series_id),
  series AS (
    SELECT s.series_id, s.child_id, m.case_id, m.takes_up, s.request_id, s.lead_unit AS unit, coalesce(c.province, s.lead_province) AS province,
           coalesce(held.first_day, s.day) AS day, held.first_day, coalesce(held.first_is_known, false) AS first_is_known,
           coalesce(held.sessions, 0) AS sessions, coalesce(held.views_asked, false) AS views_asked
      FROM measured_series s ${inMatter('s')}
      LEFT JOIN (SELECT series_id, min(day) AS first_day, (array_agg(day_is_known ORDER BY day, day_is_known))[1] AS first_is_known,
                        count(*)::int AS sessions, bool_or(views_asked) AS views_asked
                   FROM measured_session GROUP BY series_id) held ON held.series_id = s.series_id),
  matter AS (
    SELECT child_id, case_id, bool_or(takes_up) AS takes_up, (array_agg(series_id ORDER BY day, series_id))[1] AS series_id,
           (array_agg(unit ORDER BY day, series_id))[1] AS unit, (array_agg(province ORDER BY day, series_id))[1] AS province,
           min(day) AS day, count(*)::int AS series, sum(sessions)::int AS sessions, min(first_day) AS first_day,
           (array_agg(first_is_known ORDER BY first_day, first_is_known))[1] AS first_is_known
      FROM series GROUP BY child_id, case_id),
  request AS (
    SELECT r.request_id, r.child_id, m.case_id, m.takes_up, r.series_id, r.requested_by AS unit, coalesce(c.province, s.lead_province) AS province,
           coalesce(r.asked_day, r.answered_day) AS day, r.reason, coalesce(r.answer, '') AS answer
      FROM measured_repeat r ${inMatter('r')}
      LEFT JOIN measured_series s ON s.series_id = r.series_id)`;

/** @param counts SQL: whether the row stands in the numerator @param amount SQL: what it adds @param part SQL: the code that it counts for */
const select = (from: string, row: string, counts: string, amount = '0', part = 'NULL::text') =>
  `SELECT ${part} AS part, child_id, case_id, series_id, ${row} AS row_id, province, unit, day, ${counts} AS counts, ${amount} AS amount FROM ${from}`;

const ofMatters = (counts: string, amount: string, from = 'matter') => select(from, 'series_id', counts, amount);
const ofRequests = (counts: string) => select('request', 'request_id', counts);
const ofSessions = (counts: string, where = 'true') =>
  select(
    `(SELECT s.*, h.event_id, ${counts} AS counts FROM measured_session h JOIN series s ON s.series_id = h.series_id WHERE ${where}) held`, 'event_id', 'counts',
  );

const days = ofMatters(
  'true',
  'greatest(first_day - reported, 0)',
  `(SELECT m.*, c.day AS reported FROM matter m JOIN measured_case c ON c.case_id = m.case_id
     WHERE m.first_day IS NOT NULL AND m.first_is_known AND c.day_is_known) awaited`,
);
/** What of the same child belongs to the row's matter, as it was told. */
const inMatterOf = (row: string) => (other: string) =>
  `${other}.child_id = ${row}.child_id AND (${other}.case_id IS NOT DISTINCT FROM ${row}.case_id OR ${other}.case_id IS NULL AND ${row}.takes_up)`;
const ofMatter = inMatterOf('matter');
const ofRequest = inMatterOf('request');
/** Of another series than the further one, and of none that was planned after its first session; or nobody knows of which. */
const isEarlier = (tape: string) =>
  `${ofRequest(tape)} AND (${tape}.series_id IS NULL OR ${tape}.series_id IS DISTINCT FROM further_id)
   AND NOT EXISTS (SELECT FROM measured_series later WHERE later.series_id = ${tape}.series_id AND later.day > until)`;
const isFound = `EXISTS (SELECT FROM measured_found f WHERE ${ofMatter('f')})`;
const byInterviewers = `(SELECT m.*, interviewers
    FROM matter m JOIN (
      SELECT s.child_id, s.case_id, count(DISTINCT h.interviewer_id)::int AS interviewers
        FROM series s JOIN measured_session h ON h.series_id = s.series_id
       GROUP BY s.child_id, s.case_id HAVING bool_and(h.interviewer_id IS NOT NULL)) heard ON ${inMatterOf('m')('heard')}) matter`;
const pairs = `(SELECT s.*, f.event_id, code, child_says = officer_says AS same
    FROM measured_feedback f
    JOIN series s ON s.series_id = f.series_id
    JOIN (SELECT *, row_number() OVER (PARTITION BY series_id ORDER BY position) AS number FROM measured_session) h
      ON h.series_id = f.series_id AND h.number = f.session
   CROSS JOIN LATERAL (VALUES
      ('DOOR_CLOSED', f.door_closed, h.door_closed),
      ('SOMEBODY_CAME_IN', f.interrupted, h.interrupted),
      ('ADULT_OF_OWN_CHOICE', f.adult_of_own_choice, h.adult_of_own_choice)) answers(code, child_says, officer_says)
   WHERE child_says IS NOT NULL AND officer_says IS NOT NULL) pair`;
const listed = (codes: readonly string[]) => `unnest(ARRAY[${codes.map((code) => `'${code}'`).join(', ')}]) AS listed(code)`;

/** Of each measure the things that it counts, one row each: a figure is their number, and those behind it are these. */
const countedRows: Readonly<Record<InterviewMeasure, string>> = {
  SINGLE_SERIES: ofMatters(`series = 1 AND NOT ${isFound}`, 'series'),
  SESSIONS_PER_CHILD: ofMatters('true', 'sessions', 'matter WHERE sessions > 0'),
  ONE_INTERVIEWER: ofMatters(`interviewers = 1 AND NOT ${isFound}`, 'interviewers', byInterviewers),
  DAYS_TO_INTERVIEW_MEDIAN: days,
  DAYS_TO_INTERVIEW_P90: days,
  REPEATS_PREVENTED: ofRequests("answer IN ('REFUSED', 'REDIRECTED')"),
  REPEATS_AUTHORISED: ofRequests("answer = 'AUTHORISED'"),
  REPEATS_AUTHORISED_BY_REASON: select(
    `request CROSS JOIN ${listed(RepeatReason.options)} WHERE answer = 'AUTHORISED'`, 'request_id', 'reason = code', '0', 'code',
  ),
  REPEATS_FOUND: select(
    `(SELECT DISTINCT ON (f.child_id, m.case_id, f.day, f.held_by) f.event_id, f.child_id, m.case_id, f.series_id, f.day, f.held_by AS unit, coalesce(c.province, s.lead_province) AS province
        FROM measured_found f ${inMatter('f')}
        LEFT JOIN measured_series s ON s.series_id = f.series_id
       ORDER BY f.child_id, m.case_id, f.day, f.held_by, f.event_id) found`,
    'event_id', 'true',
  ),
  VIEWED_BEFORE_REPEAT: select(
    `(SELECT request.*, further.series_id AS further_id, coalesce(further.first_day, 'infinity') AS until
        FROM request LEFT JOIN series further ON further.request_id = request.request_id
       WHERE answer = 'AUTHORISED') request
      WHERE EXISTS (SELECT FROM measured_recording r WHERE ${isEarlier('r')})`,
    'request_id',
    `EXISTS (SELECT FROM measured_viewing v WHERE ${isEarlier('v')} AND v.unit = request.unit AND v.day <= request.until)`,
  ),
  INTERVIEWER_NAMED: ofSessions('h.interviewer_id IS NOT NULL'),
  INTERVIEWER_CERTIFIED: ofSessions('h.certified', 'h.interviewer_id IS NOT NULL'),
  RECORDED: ofSessions('h.recorded'),
  PRIVATE_ROOM: ofSessions('h.private_room'),
  SUPPORT_PERSON: ofSessions('h.support_person'),
  VIEWS_SOUGHT: select('series WHERE sessions > 0', 'series_id', 'views_asked'),
  INFORMATION_GIVEN: select(
    `series CROSS JOIN ${listed(RightsTopic.options)} WHERE sessions > 0`,
    'series_id',
    `EXISTS (SELECT FROM measured_information i
              WHERE i.child_id = series.child_id AND (i.case_id IS NULL OR i.case_id = series.case_id) AND code = ANY (i.topics))`,
    '0',
    'code',
  ),
  OFFICER_AND_CHILD_AGREE: select(pairs, 'event_id', 'same', '0', 'code'),
};

/** Common table expressions that end in `counted`: the rows of these measures, of whatever day and place. */
export const counted = (measures: readonly InterviewMeasure[] = measureNames): string =>
  `${facts}, counted AS (${measures.map((measure) => `SELECT '${measure}' AS measure, rows.* FROM (${countedRows[measure]}) rows`).join(' UNION ALL ')})`;
