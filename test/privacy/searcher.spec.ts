import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Canary, canaryFor, formsOf } from './canary.js';
import { Searcher } from './searcher.js';

const piece = 4_096;

describe.each([
  ['a Khmer text', canaryFor('note', 'khmer')],
  ['a Latin text', canaryFor('note', 'latin')],
  ['a telephone number in Khmer digits', canaryFor('phone', 'khmer')],
  ['a birth date', canaryFor('birthDate', 'latin')],
])('%s', (_kind, canary: Canary) => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'searcher-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const crowd = Array.from({ length: 50 }, (_, index) => canaryFor(index % 2 ? 'name' : 'phone', index % 3 ? 'khmer' : 'latin'));
  const searcher = new Searcher([...crowd, canary], piece);

  const forms = canary.tokens.flatMap((token) => Object.entries(formsOf(token)));
  it('is found in every form, in the middle of other bytes and across two pieces of a file', async () => {
    for (const [form, planted] of forms) {
      for (const offset of [0, 7, piece - 5, piece, piece + 60]) {
        const path = join(folder, 'file');
        await writeFile(path, Buffer.concat([Buffer.alloc(offset, 0xe1), planted, Buffer.alloc(9, 0x9e)]));
        const found = await searcher.inFile(path);
        expect(found.map(({ what }) => what)).toContain(`${canary.text} as ${form}`);
      }
    }
  });

  it.each([
    ['JSON', (text: string) => JSON.stringify({ note: text })],
    ['an e-mail attachment', (text: string) => Buffer.from(`{"note":"${text}"}`).toString('base64')],
    ['the log of a web server', (text: string) => `GET /search?name=${encodeURIComponent(text)}`],
    ['a column of bytes', (text: string) => `\\x${Buffer.from(text).toString('hex')}`],
  ])('is found in %s', (_where, write) => {
    expect(searcher.inText(write(canary.text), 'here')).not.toEqual([]);
  });

  it('is found behind a symbolic link and in the name of a file, and not where it does not stand', async () => {
    await mkdir(join(folder, 'linked'));
    await writeFile(join(folder, 'linked', 'plain'), `told of ${canary.text}`);
    await mkdir(join(folder, 'data'));
    expect(await searcher.inFolder(join(folder, 'data'))).toEqual([]);
    await symlink(join(folder, 'linked'), join(folder, 'data', 'cluster'));
    expect(await searcher.inFolder(join(folder, 'data'))).toContainEqual({ where: join(folder, 'linked', 'plain'), what: `${canary.text} as UTF-8` });
    await rm(join(folder, 'data', 'cluster'));
    await writeFile(join(folder, 'data', canary.tokens.at(-1) ?? ''), '');
    expect(await searcher.inFolder(join(folder, 'data'))).not.toEqual([]);
  });
});
