import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readExamples } from './examples.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'examples-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('examples come in the order of their names, with their variables where they have some', async () => {
  await writeFile(join(folder, '02-timeline.graphql'), 'query Timeline { me { unit } }');
  await writeFile(join(folder, '02-timeline.json'), '{ "id": "x" }');
  await writeFile(join(folder, '01-search.graphql'), 'query Search { me { unit } }');
  await writeFile(join(folder, 'README.md'), 'about them');
  expect(await readExamples(folder)).toEqual([
    { query: 'query Search { me { unit } }' },
    { query: 'query Timeline { me { unit } }', variables: '{ "id": "x" }' },
  ]);
});
