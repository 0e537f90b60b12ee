import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { draftBackup } from './draft-backup.js';
import type { Kind } from './manifest.js';
import { deleteOlder } from './retention.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'retention-'));
});
afterEach(() => rm(folder, { recursive: true }));

const save = async (kind: Kind, at: string) =>
  (await draftBackup({ folder, kind, parts: [], createdAt: new Date(at), release: '1', logPosition: '0' })).finish();
const limit = new Date('2026-03-08T00:00:00Z');

describe('keeping vaults for some days', () => {
  it('deletes those from before, and no other', async () => {
    await save('vault', '2026-03-01T10:00:00Z');
    await save('vault', '2026-03-07T23:59:59.999Z');
    await save('vault', '2026-03-08T00:00:00Z');
    expect(await deleteOlder(folder, 'vault', limit)).toEqual({ deleted: ['2026-03-01T10-00-00.000Z', '2026-03-07T23-59-59.999Z'], doubtful: [] });
    expect(await readdir(folder)).toEqual(['2026-03-08T00-00-00.000Z']);
  });

  it('deletes what was begun long ago and never finished', async () => {
    await draftBackup({ folder, kind: 'vault', parts: [], createdAt: new Date('2026-03-01T10:00:00Z'), release: '1', logPosition: '0' });
    const now = await draftBackup({ folder, kind: 'vault', parts: [], createdAt: new Date('2026-03-08T10:00:00Z'), release: '1', logPosition: '0' });
    expect((await deleteOlder(folder, 'vault', limit)).deleted).toEqual(['.2026-03-01T10-00-00.000Z.unfinished']);
    await now.finish();
  });

  it('touches nothing that it does not know, and names what only looks like an old vault', async () => {
    await save('record', '2026-03-01T10:00:00Z');
    await save('vault', '2026-03-02T10:00:00Z');
    await writeFile(join(folder, '2026-03-02T10-00-00.000Z', 'manifest.json'), '{}');
    await mkdir(join(folder, 'photographs'));
    await writeFile(join(folder, '2026-03-03T10-00-00.000Z'), 'a file of that name');
    expect(await deleteOlder(folder, 'vault', limit)).toEqual({ deleted: [], doubtful: ['2026-03-01T10-00-00.000Z', '2026-03-02T10-00-00.000Z'] });
    expect(await readdir(folder)).toHaveLength(4);
  });
});
