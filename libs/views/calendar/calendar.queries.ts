import type { DataSource } from 'typeorm';
import type { ContactTime, KnownContact } from '#contracts/contacts';

interface Row extends Omit<KnownContact, 'time'> {
  readonly time: ContactTime | null;
}

/** All contacts with these children (UUIDs), the earliest first. */
export async function contactsWith(database: DataSource, childIds: readonly string[]): Promise<readonly KnownContact[]> {
  const rows = await database.query<Row[]>(
    `SELECT contact_id AS "contactId", child_id AS "childId", source, kind, unit, with_units AS "withUnits", on_day AS "on", at_time AS "time"
       FROM child_contact WHERE child_id = ANY ($1::uuid[])
      ORDER BY on_day, at_time ->> 'from' NULLS FIRST, contact_id`,
    [childIds],
  );
  return rows.map(({ time, ...row }) => (time === null ? row : { ...row, time }));
}
