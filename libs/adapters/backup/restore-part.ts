import { join } from 'node:path';
import type { Client } from 'pg';
import { contentOf, copyFromFile } from './copy.js';
import { BackupTooNew, NotABackup, RestoredDiffers } from './errors.js';
import type { SavedPart, SavedTable } from './manifest.js';
import type { Part, PartSchema } from './part.js';
import type { Backup } from './read-backup.js';
import { inTransaction, withSession } from './session.js';
import { called, type Table, tablesOf } from './tables.js';

function savedPart({ folder, manifest }: Backup, { name }: Part): SavedPart {
  const saved = manifest.parts.find((part) => part.name === name);
  if (saved === undefined) throw new NotABackup(`${folder} holds no ${name}.`);
  return saved;
}

const schemaOf = (part: Part, name: string): PartSchema | undefined => part.schemas.find((schema) => schema.name === name);

/**
 * Whether this release knows all that is in there.
 * @throws {BackupTooNew} {NotABackup}
 */
export function checkFits(backup: Backup, parts: readonly Part[]): void {
  for (const part of parts) {
    for (const { name, migrations } of savedPart(backup, part).schemas) {
      const known = schemaOf(part, name)?.migrations;
      if (known === undefined || migrations.some((one) => !known.includes(one))) throw new BackupTooNew(backup.manifest.release);
    }
  }
}

/** A new schema may come with a row or two of its own. */
async function empty(client: Client, table: Table): Promise<void> {
  const { rowCount } = await client.query(`SELECT 1 FROM ${called(table)} LIMIT 1`);
  // Where nothing is, nothing is deleted: a log refuses even that.
  if (rowCount !== 0) await client.query(`DELETE FROM ${called(table)}`);
}

/** Numbers that the database gives out go on after the highest that is there. */
async function continueNumbering(client: Client, table: Table): Promise<void> {
  const name = called(table);
  const { rows } = await client.query<{ column: string; sequence: string }>(
    `SELECT quote_ident(attname) AS column, pg_get_serial_sequence($1, attname) AS sequence
       FROM pg_attribute WHERE attrelid = $1::regclass AND attidentity <> ''`,
    [name],
  );
  for (const { column, sequence } of rows) await client.query(`SELECT setval($1::regclass, max(${column})) FROM ${name}`, [sequence]);
}

async function restoreTable(client: Client, table: Table, saved: SavedTable, folder: string): Promise<void> {
  await empty(client, table);
  await copyFromFile(client, { ...table, columns: saved.columns }, join(folder, saved.file));
  await continueNumbering(client, table);
  const { rows, content } = await contentOf(client, { ...table, columns: saved.columns });
  if (rows !== saved.rows || content !== saved.content) throw new RestoredDiffers(`${table.schema}.${table.name}`);
}

/**
 * Makes the part's schemas as they were, fills them, reads them again and compares; the rows are kept together or not at all.
 * @throws {RestoredDiffers} {BackupTooNew}, and what the database says
 */
export async function restorePart(backup: Backup, part: Part): Promise<void> {
  const { schemas } = savedPart(backup, part);
  for (const { name, migrations } of schemas) await schemaOf(part, name)?.create(migrations);
  await withSession(part.url, (client) =>
    inTransaction(client, 'READ WRITE', async () => {
      for (const { name, tables } of schemas) {
        const made = new Map((await tablesOf(client, name)).map((table) => [table.name, table]));
        for (const saved of tables) {
          const table = made.get(saved.name);
          if (table === undefined) throw new BackupTooNew(backup.manifest.release);
          await restoreTable(client, table, saved, backup.folder);
        }
      }
    }),
  );
}
