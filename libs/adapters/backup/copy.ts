import { createReadStream, createWriteStream } from 'node:fs';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { Client } from 'pg';
import { from, to } from 'pg-copy-streams';
import { called, listed, type Table } from './tables.js';
import { Tally } from './tally.js';

const outOf = (table: Table): string =>
  `COPY (SELECT ${listed(table.columns)} FROM ${called(table)} ORDER BY ${table.order}) TO STDOUT`;

const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() });

export interface Written {
  readonly rows: number;
  readonly content: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** All rows of a table, compressed, in a new file that only its owner may read; on the disk when it resolves. */
export async function copyToFile(client: Client, table: Table, file: string): Promise<Written> {
  const [rows, stored] = [new Tally(), new Tally()];
  await pipeline(client.query(to(outOf(table))), rows, createGzip(), stored, createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true }));
  return { rows: rows.lines, content: rows.sha256, bytes: stored.bytes, sha256: stored.sha256 };
}

/** What {@link copyToFile} would write of the table's rows. */
export async function contentOf(client: Client, table: Table): Promise<Pick<Written, 'rows' | 'content'>> {
  const rows = new Tally();
  await pipeline(client.query(to(outOf(table))), rows, nowhere());
  return { rows: rows.lines, content: rows.sha256 };
}

/** The rows of such a file into a table. */
export async function copyFromFile(client: Client, table: Pick<Table, 'schema' | 'name' | 'columns'>, file: string): Promise<void> {
  const into = from(`COPY ${called(table)} (${listed(table.columns)}) FROM STDIN`);
  await pipeline(createReadStream(file), createGunzip(), client.query(into));
}

/** Size and hash of a file as it lies on the disk. */
export async function storedFile(file: string): Promise<Pick<Written, 'bytes' | 'sha256'>> {
  const stored = new Tally();
  await pipeline(createReadStream(file), stored, nowhere());
  return { bytes: stored.bytes, sha256: stored.sha256 };
}
