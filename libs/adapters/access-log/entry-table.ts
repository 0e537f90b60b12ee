import type { DataSource } from 'typeorm';
import type { AccessEntry, RecordedAccess, Role } from '#kernel';

interface Row {
  readonly number: string;
  readonly at: Date;
  readonly actor_id: string;
  readonly agency: string;
  readonly unit: string;
  readonly role: Role;
  readonly province: string | null;
  readonly operation: string;
  readonly outcome: AccessEntry['outcome'];
  readonly subjects: readonly string[];
  readonly detail: readonly string[];
}

const columns = 'at, actor_id, agency, unit, role, province, operation, outcome, subjects, detail';
const longest = 200;

/** What PostgreSQL can hold as text: one caller's broken id must not fail the others who share the insert. */
const storable = (text: string) => text.slice(0, longest).toWellFormed().replaceAll('\0', '\ufffd');

const asRow = ({ at, actor, operation, outcome, subjects, detail }: AccessEntry): Omit<Row, 'number'> => ({
  at,
  actor_id: storable(actor.id),
  agency: storable(actor.agency),
  unit: storable(actor.unit),
  role: actor.role,
  province: actor.province ?? null,
  operation: storable(operation),
  outcome,
  subjects: subjects.map(storable),
  detail: detail.map(storable),
});

const asEntry = ({ number, actor_id: id, agency, unit, role, province, at, operation, outcome, subjects, detail }: Row): RecordedAccess => ({
  number,
  at,
  actor: { id, agency, unit, role, ...(province === null ? {} : { province }) },
  operation,
  outcome,
  subjects,
  detail,
});

/** One statement for all entries; committed when it resolves. */
export async function insertEntries(database: DataSource, entries: readonly AccessEntry[]): Promise<void> {
  await database.query(
    `INSERT INTO entry (${columns}) SELECT ${columns} FROM json_to_recordset($1::json) AS given (
       at timestamptz, actor_id text, agency text, unit text, role text, province text,
       operation text, outcome text, subjects text[], detail text[])`,
    [JSON.stringify(entries.map(asRow))],
  );
}

export async function selectAbout(database: DataSource, subject: string, before: string, limit: number): Promise<readonly RecordedAccess[]> {
  const rows = await database.query<Row[]>(
    `SELECT number, ${columns} FROM entry WHERE subjects @> ARRAY[$1::text] AND number < $2::bigint ORDER BY number DESC LIMIT $3::int`,
    [storable(subject), before, limit],
  );
  return rows.map(asEntry);
}
