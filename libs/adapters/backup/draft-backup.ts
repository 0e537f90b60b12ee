import { writeFile } from 'node:fs/promises';
import type { Client } from 'pg';
import { copyToFile } from './copy.js';
import { NothingToBackUp } from './errors.js';
import { type Kind, type Manifest, manifestFile, manifestHead, printManifest, type SavedPart, type SavedTable } from './manifest.js';
import type { Part, PartSchema } from './part.js';
import { Place } from './place.js';
import { inTransaction, withSession } from './session.js';
import { migrationsOf, type Table, tablesOf } from './tables.js';

export interface BackupOptions {
  /** Gets a folder for this backup, named by the time. */
  readonly folder: string;
  readonly kind: Kind;
  readonly parts: readonly Part[];
  readonly createdAt: Date;
  readonly release: string;
  /** Place in the log that the backup belongs to, where none of its parts is the log. */
  readonly logPosition?: string;
}

/** Whole, but not yet in its place. */
export interface DraftBackup {
  readonly manifest: Manifest;
  /** Puts it in its place and gives back where that is. */
  finish(): Promise<string>;
  discard(): Promise<void>;
}

async function saveTable(client: Client, part: Part, table: Table, place: Place): Promise<SavedTable> {
  const file = `${part.name}/${table.schema}.${table.name}.copy.gz`;
  const { rows, content, bytes, sha256 } = await copyToFile(client, table, await place.file(file));
  return { name: table.name, columns: [...table.columns], rows, content, file, bytes, sha256 };
}

async function saveSchema(client: Client, part: Part, schema: PartSchema, place: Place) {
  const migrations = await migrationsOf(client, schema);
  if (migrations === undefined) {
    throw new NothingToBackUp(`There is nothing to save of ${part.name} in this database: start the product on it first, or give the right one.`);
  }
  const tables: SavedTable[] = [];
  for (const table of await tablesOf(client, schema.name)) tables.push(await saveTable(client, part, table, place));
  return { name: schema.name, migrations: [...migrations], tables };
}

interface Snapshot {
  readonly saved: SavedPart;
  readonly logPosition: string | undefined;
}

/** One part as it was at one moment, while others go on writing. */
const savePart = (part: Part, place: Place): Promise<Snapshot> =>
  withSession(part.url, (client) =>
    inTransaction(client, 'READ ONLY', async () => {
      const schemas: SavedPart['schemas'] = [];
      for (const schema of part.schemas) schemas.push(await saveSchema(client, part, schema, place));
      const asked = part.logPosition === undefined ? undefined : await client.query<{ position: string }>(part.logPosition);
      return { saved: { name: part.name, schemas }, logPosition: asked?.rows[0]?.position };
    }),
  );

/**
 * Saves the parts one after the other, in the order given, from a running system.
 * @throws {NothingToBackUp}, and what the database or the disk says; nothing of it is left then
 */
export async function draftBackup({ folder, kind, parts, createdAt, release, logPosition }: BackupOptions): Promise<DraftBackup> {
  const place = await Place.begin(folder, createdAt);
  try {
    const snapshots: Snapshot[] = [];
    for (const part of parts) snapshots.push(await savePart(part, place));
    const position = logPosition ?? snapshots.find((snapshot) => snapshot.logPosition !== undefined)?.logPosition;
    if (position === undefined) throw new TypeError('a backup must know its place in the log');
    const manifest: Manifest = {
      ...manifestHead,
      kind,
      createdAt: createdAt.toISOString(),
      release,
      logPosition: position,
      parts: snapshots.map(({ saved }) => saved),
    };
    await writeFile(await place.file(manifestFile), printManifest(manifest), { flag: 'wx', mode: 0o600, flush: true });
    return { manifest, finish: () => place.finish(), discard: () => place.discard() };
  } catch (error) {
    await place.discard();
    throw error;
  }
}
