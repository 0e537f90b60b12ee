import type { DataSource } from 'typeorm';

/** Recordings of this child that are released to the unit on this day (ISO), the last day included. */
export async function releasedTo(database: DataSource, question: { readonly childId: string; readonly unit: string; readonly today: string }): Promise<readonly string[]> {
  const rows = await database.query<{ recordingId: string }[]>(
    'SELECT DISTINCT recording_id AS "recordingId" FROM recording_release WHERE child_id = $1 AND to_unit = $2 AND until >= $3',
    [question.childId, question.unit, question.today],
  );
  return rows.map(({ recordingId }) => recordingId);
}
