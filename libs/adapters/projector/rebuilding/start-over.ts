import { note, word } from '#kernel';
import { escapeIdentifier } from 'pg';
import type { ProjectorOptions } from '../projector-handle.js';
import { beforeFirst, lockCheckpoint, schemaLock } from '../writing/checkpoint.js';
import { isOutdated } from '../writing/rules.js';

/** Takes away the rows that earlier rules made, and the place up to which they were read, at once. */
export async function startOver({ database, name, rules, projections, log }: ProjectorOptions): Promise<void> {
  const tables = projections.flatMap((projection) => projection.tables);
  const rows = await database.transaction(async (manager) => {
    await manager.query('SET LOCAL statement_timeout = 0');
    await manager.query(`SELECT pg_advisory_xact_lock(${schemaLock})`);
    // Another program of these rules may have been first.
    if (!isOutdated(rules, (await lockCheckpoint(manager, name)).madeBy)) return undefined;
    let gone = 0;
    // Deleted, not truncated: whoever reads a table meanwhile neither waits nor is waited for.
    for (const table of tables) gone += (await manager.query<[unknown, number]>(`DELETE FROM ${escapeIdentifier(table)}`))[1];
    await manager.query('UPDATE checkpoint SET position = $2, rules = $3, edition = $4 WHERE name = $1', [
      name, beforeFirst.toString(), rules.fingerprint, rules.edition,
    ]);
    return gone;
  });
  if (rows !== undefined) log?.(note('info', 'earlier rules made these rows: they are gone, and are read again from the log', { reader: word(name), edition: rules.edition, rows }));
}
