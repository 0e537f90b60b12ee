import type { DataSource } from 'typeorm';
import type { OccurredAt } from '#kernel';

type Precision = OccurredAt['precision'];

interface Told {
  readonly eventId: string;
  /** Unit that recorded it. */
  readonly unit: string;
  /** ISO 8601, UTC. */
  readonly recordedAt: string;
}

/** A session. What was said in it stays where it is sealed: here is only that there is something to read. */
export interface OutlookSession extends Told {
  /** When it was held, as the officer said it. */
  readonly heldAt: string;
  readonly heldPrecision: Precision;
  readonly parties: readonly string[];
  /** Null where nobody of the register is known to have held it. */
  readonly interviewerId: string | null;
  readonly interviewerSex: string;
  readonly recorded: boolean;
  readonly topicsCovered: readonly string[];
  readonly hasSummary: boolean;
  /** Whether the child said what others shall know. */
  readonly hasWish: boolean;
}

export interface OutlookSeries extends Told {
  readonly seriesId: string;
  readonly caseId: string | null;
  readonly purpose: string;
  readonly leadUnit: string;
  /** ISO day. */
  readonly plannedFor: string;
  readonly topics: readonly string[];
  readonly participants: readonly string[];
  readonly roomType: string;
  readonly recording: boolean;
  /** Interviewer who was named when it was planned. */
  readonly plannedWith: string | null;
  /** Null where the child was not asked. */
  readonly childPrefers: string | null;
  readonly sessions: readonly OutlookSession[];
}

export interface OutlookMinimalFacts extends Told {
  readonly takenAt: string;
  readonly takenPrecision: Precision;
  readonly topics: readonly string[];
}

/** A wish to ask the child again. */
export interface OutlookRepeat extends Told {
  readonly requestId: string;
  readonly seriesId: string;
  readonly requestedBy: string;
  readonly reason: string;
  readonly topics: readonly string[];
  /** Null while it is not answered. */
  readonly answer: 'AUTHORISED' | 'REFUSED' | 'REDIRECTED' | null;
}

/** A question that the interviewer has not answered yet; its words stay in the timeline. */
export interface OutlookQuestion {
  readonly questionId: string;
  readonly seriesId: string;
  readonly leadUnit: string;
  readonly askedBy: string;
  /** When it was asked, as the officer said it. */
  readonly askedAt: string;
  readonly topic: string;
}

/** A recording that somebody keeps. */
export interface OutlookRecording {
  readonly recordingId: string;
  readonly seriesId: string;
  readonly kind: string;
  readonly minutes: number;
  readonly custodian: string;
  /** Units of the courts that have its case; of a recording without one, any of the child's. */
  readonly courts: readonly string[];
  readonly viewings: number;
  readonly releases: readonly { readonly toUnit: string; readonly until: string }[];
}

/** Somebody told the child or its caregiver of these rights. */
export interface OutlookRights {
  readonly topics: readonly string[];
  readonly toldTo: 'CHILD' | 'CAREGIVER' | 'BOTH';
}

/** All that a child was asked, in the order in which it was recorded. */
export interface Outlook {
  readonly series: readonly OutlookSeries[];
  readonly minimalFacts: readonly OutlookMinimalFacts[];
  readonly repeats: readonly OutlookRepeat[];
  readonly openQuestions: readonly OutlookQuestion[];
  readonly recordings: readonly OutlookRecording[];
  readonly rightsTold: readonly OutlookRights[];
  /** How many further interviews came to light that nobody gave leave for; one that two units told of is one. */
  readonly repeatsFound: number;
}

const told = `'eventId', event_id, 'unit', unit, 'recordedAt', to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const list = (table: string, where: string, fields: string) =>
  `(SELECT coalesce(json_agg(json_build_object(${told}, ${fields}) ORDER BY position), '[]') FROM ${table} WHERE ${where})`;

const sessions = list(
  'interview_session',
  'series_id = series.series_id',
  `'heldAt', occurred_value, 'heldPrecision', occurred_precision, 'parties', parties, 'interviewerId', interviewer_id, 'interviewerSex', interviewer_sex,
   'recorded', recorded, 'topicsCovered', topics_covered, 'hasSummary', summary IS NOT NULL,
   'hasWish', child_wants_known IS NOT NULL`,
);
const series = list(
  'interview_series series',
  'child_id = $1',
  `'seriesId', series_id, 'caseId', case_id, 'purpose', purpose, 'leadUnit', lead_unit, 'plannedFor', planned_for, 'topics', topics,
   'participants', participants, 'roomType', room_type, 'recording', recording, 'plannedWith', planned_with,
   'childPrefers', child_prefers, 'sessions', ${sessions}`,
);
const minimalFacts = list(
  'minimal_facts',
  'child_id = $1',
  "'takenAt', occurred_value, 'takenPrecision', occurred_precision, 'topics', topics",
);
const repeats = list(
  'interview_repeat',
  'child_id = $1',
  "'requestId', request_id, 'seriesId', series_id, 'requestedBy', requested_by, 'reason', reason, 'topics', topics, 'answer', answer",
);
/** The case that took up what was planned without one: by a leave that was given for that. */
const takenUpBy = `(SELECT s.case_id FROM interview_series s
   JOIN interview_repeat leave ON leave.request_id = s.request_id
   JOIN interview_series before ON before.series_id = leave.series_id
  WHERE s.child_id = $1 AND s.case_id IS NOT NULL AND before.case_id IS NULL ORDER BY s.position LIMIT 1)`;
const caseOf = (row: string) => `coalesce((SELECT s.case_id FROM interview_series s WHERE s.series_id = ${row}.series_id), ${takenUpBy})`;
const found = `(SELECT count(DISTINCT (coalesce(held_on, event_id::text), held_by, ${caseOf('f')}))::int FROM repeat_found f WHERE child_id = $1)`;
const openQuestions = `(SELECT coalesce(json_agg(json_build_object('questionId', question_id, 'seriesId', series_id, 'leadUnit', lead_unit,
  'askedBy', unit, 'askedAt', occurred_value, 'topic', topic) ORDER BY position, question_id), '[]')
  FROM interview_question WHERE child_id = $1 AND NOT answered)`;
const recordings = `(SELECT coalesce(json_agg(json_build_object('recordingId', recording_id, 'seriesId', series_id, 'kind', kind, 'minutes', minutes,
  'custodian', custodian,
  'courts', (SELECT coalesce(json_agg(DISTINCT court_unit), '[]') FROM case_at_court c WHERE c.child_id = $1 AND c.case_id = coalesce(${caseOf('r')}, c.case_id)),
  'viewings', (SELECT count(*) FROM recording_viewed v WHERE v.recording_id = r.recording_id),
  'releases', (SELECT coalesce(json_agg(json_build_object('toUnit', to_unit, 'until', until) ORDER BY position), '[]')
                 FROM recording_release o WHERE o.child_id = $1 AND o.recording_id = r.recording_id)) ORDER BY position), '[]')
  FROM interview_recording r WHERE child_id = $1)`;

const rights = `(SELECT coalesce(json_agg(json_build_object('topics', topics, 'toldTo', told_to) ORDER BY position), '[]') FROM rights_told WHERE child_id = $1)`;

const question = `SELECT ${series} AS series, ${minimalFacts} AS "minimalFacts", ${repeats} AS repeats, ${found} AS "repeatsFound",
  ${openQuestions} AS "openQuestions", ${recordings} AS recordings, ${rights} AS "rightsTold"`;

/** What exists before anyone asks this child, whoever wants to know. */
export async function outlookOf(database: DataSource, childId: string): Promise<Outlook> {
  const [outlook] = await database.query<Outlook[]>(question, [childId]);
  return outlook ?? { series: [], minimalFacts: [], repeats: [], repeatsFound: 0, openQuestions: [], recordings: [], rightsTold: [] };
}
