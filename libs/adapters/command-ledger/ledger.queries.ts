import type { DataSource } from 'typeorm';

/** The fingerprint of an earlier command of that id; undefined where none had an effect. */
export async function earlierFingerprint(database: DataSource, commandId: string): Promise<string | undefined> {
  const [row] = await database.query<{ fingerprint: string }[]>('SELECT fingerprint FROM command_ledger WHERE command_id = $1', [commandId]);
  return row?.fingerprint;
}
