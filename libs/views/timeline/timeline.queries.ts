import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { cursorOf, type DataClass, dataClasses, type JsonObject, momentPart, numberPart, type OccurredAt, type Page } from '#kernel';

export interface TimelineEntry {
  readonly eventId: string;
  readonly childId: string;
  /** Place in the log, decimal. */
  readonly position: string;
  readonly type: string;
  /** The event's name without its context. */
  readonly kind: string;
  readonly about: DataClass;
  readonly milestone: string;
  /** When it happened as the officer said it, and how exactly it is known. */
  readonly occurredValue: string;
  readonly occurredPrecision: OccurredAt['precision'];
  /** ISO 8601, UTC. */
  readonly recordedAt: string;
  readonly agency: string;
  readonly unit: string;
  readonly role: string;
  readonly actorId: string;
  readonly parties: readonly string[];
  readonly caseId: string | null;
  /** As stored: personal fields sealed, bound to `eventId`. */
  readonly data: JsonObject;
  readonly cursor: string;
}

/** Entries about these classes, those of the reader's own unit, those that name it, as far as it sees them for that, and those of recordings. */
interface Visible {
  readonly abouts: readonly DataClass[];
  readonly unit: string;
  /** Every class unless told. */
  readonly partAbouts?: readonly DataClass[];
  /** Recordings whose entries it sees besides. */
  readonly recordings?: readonly string[];
}

interface Wanted {
  readonly childId: string;
  /** What the reader may know of. */
  readonly visible: Visible;
  readonly kinds?: readonly string[] | undefined;
  readonly agencies?: readonly string[] | undefined;
  readonly units?: readonly string[] | undefined;
  /** Happened at this moment or later, and before that one; ISO 8601. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** As ToldOnce knew it at this moment. */
  readonly asOf?: string | undefined;
}

/** Newest first: the first ones after a cursor, or the last ones before one. */
type Stretch =
  | { readonly first: number; readonly after?: string | undefined }
  | { readonly last: number; readonly before?: string | undefined };

export type TimelineQuestion = Wanted & Stretch;

interface Row {
  readonly event_id: string;
  readonly child_id: string;
  readonly position: string;
  readonly type: string;
  readonly kind: string;
  readonly about: DataClass;
  readonly milestone: string;
  readonly occurred_at: Date;
  readonly occurred_value: string;
  readonly occurred_precision: OccurredAt['precision'];
  readonly recorded_at: Date;
  readonly agency: string;
  readonly unit: string;
  readonly role: string;
  readonly actor_id: string;
  readonly parties: readonly string[];
  readonly case_id: string | null;
  readonly data: JsonObject;
}

const cursor = cursorOf(z.tuple([momentPart(), numberPart()]));

const entryOf = (row: Row): TimelineEntry => ({
  eventId: row.event_id,
  childId: row.child_id,
  position: row.position,
  type: row.type,
  kind: row.kind,
  about: row.about,
  milestone: row.milestone,
  occurredValue: row.occurred_value,
  occurredPrecision: row.occurred_precision,
  recordedAt: row.recorded_at.toISOString(),
  agency: row.agency,
  unit: row.unit,
  role: row.role,
  actorId: row.actor_id,
  parties: row.parties,
  caseId: row.case_id,
  data: row.data,
  cursor: cursor.write([row.occurred_at.toISOString(), row.position]),
});

const pageSql = (than: '<' | '>', order: 'ASC' | 'DESC') => `
  SELECT * FROM timeline_entry
   WHERE child_id = $1
     AND (about = ANY ($2) OR unit = $3 OR ($3 = ANY (parties) AND ($13::text[] IS NULL OR about = ANY ($13)))
          OR (about = 'interview-recording' AND data ->> 'recordingId' = ANY ($14)))
     AND ($4::text[] IS NULL OR kind = ANY ($4))
     AND ($5::text[] IS NULL OR agency = ANY ($5))
     AND ($6::text[] IS NULL OR unit = ANY ($6))
     AND occurred_at >= coalesce($7::timestamptz, '-infinity') AND occurred_at < coalesce($8::timestamptz, 'infinity')
     AND recorded_at <= coalesce($9::timestamptz, 'infinity')
     AND (occurred_at, position) ${than} ($10::timestamptz, $11::bigint)
   ORDER BY occurred_at ${order}, position ${order}
   LIMIT $12`;
const onward = pageSql('<', 'DESC');
const back = pageSql('>', 'ASC');

/**
 * A stretch of one child's timeline, newest first by when it happened, with only what the reader may know of.
 * @throws {BadCursor}
 */
export async function timelinePage(database: DataSource, question: TimelineQuestion): Promise<Page<TimelineEntry>> {
  const { childId, visible, kinds, agencies, units, from, to, asOf } = question;
  const onwards = 'first' in question;
  const [size, start] = onwards ? [question.first, question.after] : [question.last, question.before];
  const edge = start === undefined ? [onwards ? 'infinity' : '-infinity', '0'] : cursor.read(start);
  const found = await database.query<Row[]>(onwards ? onward : back, [
    childId,
    visible.abouts,
    visible.unit,
    kinds ?? null,
    agencies ?? null,
    units ?? null,
    from ?? null,
    to ?? null,
    asOf ?? null,
    ...edge,
    size + 1,
    visible.partAbouts ?? null,
    visible.recordings ?? [],
  ]);
  const entries = found.slice(0, size).map(entryOf);
  return { entries: onwards ? entries : entries.toReversed(), hasMore: found.length > size };
}

/** Whether the child's timeline has an entry that this unit wrote, or that names it and is about one of these classes. */
export async function hasEntryOf(database: DataSource, childId: string, unit: string, partAbouts: readonly DataClass[] = dataClasses): Promise<boolean> {
  const [answer] = await database.query<{ found: boolean }[]>(
    `SELECT EXISTS (SELECT FROM timeline_entry
       WHERE child_id = $1 AND (unit = $2 OR ($2 = ANY (parties) AND about = ANY ($3)))) AS found`,
    [childId, unit, partAbouts],
  );
  return answer?.found === true;
}

/** These entries of one child, in log order; who may see them is still to be asked. */
export async function entriesById(database: DataSource, childId: string, eventIds: readonly string[]): Promise<readonly TimelineEntry[]> {
  const rows = await database.query<Row[]>(
    'SELECT * FROM timeline_entry WHERE child_id = $1 AND event_id = ANY ($2::uuid[]) ORDER BY position',
    [childId, eventIds],
  );
  return rows.map(entryOf);
}
