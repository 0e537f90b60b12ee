import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { readSettings } from './config.js';

const schema = z.object({
  DATABASE_URL: z.url('is no URL').optional(),
  PORT: z.coerce.number('is no port').default(4000),
  MASTER_KEY_FILE: z.string().optional(),
});

let folder: string;
const inFolder = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'settings-'));
  await writeFile(inFolder('url'), 'postgres://user:p4ss@db/toldonce\n');
  await writeFile(inFolder('no-url'), 'p4ss');
  await writeFile(inFolder('empty'), '\n');
});

afterAll(() => rm(folder, { recursive: true }));

describe('settings', () => {
  it('come from the environment', () => {
    expect(readSettings(schema, { DATABASE_URL: 'postgres://db/toldonce', PORT: '1' })).toEqual({ DATABASE_URL: 'postgres://db/toldonce', PORT: 1 });
  });

  it('come from the file that <NAME>_FILE leads to, without the end of its last line', () => {
    expect(readSettings(schema, { DATABASE_URL_FILE: inFolder('url') })).toMatchObject({ DATABASE_URL: 'postgres://user:p4ss@db/toldonce' });
  });

  it('whose own name ends in _FILE stay paths', () => {
    expect(readSettings(schema, { MASTER_KEY_FILE: inFolder('url') })).toMatchObject({ MASTER_KEY_FILE: inFolder('url') });
  });

  it('without content count as not given', () => {
    expect(readSettings(schema, { PORT: '', DATABASE_URL_FILE: '' })).toEqual({ PORT: 4000 });
  });

  it('leave files alone that no setting asks for', () => {
    expect(readSettings(schema, { OTHER_FILE: inFolder('missing') })).toEqual({ PORT: 4000 });
  });

  it('are complained of all at once, by name and without a value', () => {
    const environment = { DATABASE_URL_FILE: inFolder('no-url'), PORT: 'four' };
    const refuse = () => readSettings(schema, environment);
    expect(refuse).toThrow('These settings cannot be used:\n  DATABASE_URL: is no URL\n  PORT: is no port');
    expect(refuse).not.toThrow(/p4ss|four/);
  });

  it('are refused for a file that is not there or holds nothing', () => {
    expect(() => readSettings(schema, { DATABASE_URL_FILE: inFolder('missing') })).toThrow('DATABASE_URL_FILE: cannot be read (ENOENT)');
    expect(() => readSettings(schema, { DATABASE_URL_FILE: inFolder('empty') })).toThrow('DATABASE_URL_FILE: is an empty file');
  });

  it('are refused where one is given in both ways', () => {
    const environment = { DATABASE_URL: 'postgres://db/a', DATABASE_URL_FILE: inFolder('url') };
    expect(() => readSettings(schema, environment)).toThrow('DATABASE_URL: is given twice, also by DATABASE_URL_FILE');
  });
});
