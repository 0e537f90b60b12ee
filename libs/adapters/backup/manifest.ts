import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { canonicalJson } from '#kernel';
import { BackupDamaged, BackupTooNew, NotABackup } from './errors.js';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(0);
const name = z.string().min(1);

const SavedTable = z.strictObject({
  name,
  columns: z.array(name).min(1),
  rows: count,
  /** Of the rows as PostgreSQL writes them, in the order of the table's key: equal for equal tables. */
  content: sha256,
  /** Within the backup. */
  file: z.string().regex(/^[a-z-]+\/[a-z_]+\.[a-z_]+\.copy\.gz$/),
  bytes: count,
  /** Of the file. */
  sha256,
});
export type SavedTable = z.output<typeof SavedTable>;

const SavedSchema = z.strictObject({ name, migrations: z.array(name), tables: z.array(SavedTable) });
const SavedPart = z.strictObject({ name, schemas: z.array(SavedSchema) });
export type SavedPart = z.output<typeof SavedPart>;

export const kinds = ['record', 'vault'] as const;
/** `record`: what was told and who looked; `vault`: the keys, always in another place. */
export type Kind = (typeof kinds)[number];

const format = 'toldonce-backup';
const version = 1;

export const Manifest = z.strictObject({
  format: z.literal(format),
  version: z.literal(version),
  kind: z.enum(kinds),
  createdAt: z.iso.datetime(),
  /** Of the product that made it. */
  release: name,
  /** Every event up to there is in the record; the keys of all of them were in the vault, but for those destroyed. */
  logPosition: z.string().regex(/^(-1|\d+)$/),
  parts: z.array(SavedPart),
});
export type Manifest = z.output<typeof Manifest>;

export const manifestHead = { format, version } as const;
export const manifestFile = 'manifest.json';

const sealOf = (manifest: Manifest): string => createHash('sha256').update(canonicalJson(manifest)).digest('hex');

/** With a hash of its own, so that a damaged one is told from a whole one. */
export function printManifest(manifest: Manifest): string {
  return `${JSON.stringify({ ...manifest, sha256: sealOf(manifest) }, undefined, 2)}\n`;
}

const Head = z.looseObject({ format: z.literal(format), version: z.int(), release: name });
const Sealed = Manifest.extend({ sha256 });

/** @throws {NotABackup} {BackupTooNew} {BackupDamaged} */
export async function readManifest(folder: string): Promise<Manifest> {
  const file = join(folder, manifestFile);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new NotABackup(`${folder} is no backup, or only the beginning of one: its manifest cannot be read (${error.code ?? 'unknown'}).`);
  });
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw new BackupDamaged(file, 'is not readable');
  }
  const head = Head.safeParse(content);
  if (!head.success) throw new NotABackup(`${folder} is no backup of this product.`);
  if (head.data.version > version) throw new BackupTooNew(head.data.release);
  const read = Sealed.safeParse(content);
  if (!read.success) throw new BackupDamaged(file, 'is not whole');
  const { sha256: seal, ...manifest } = read.data;
  if (seal !== sealOf(manifest)) throw new BackupDamaged(file, 'was changed');
  return manifest;
}
