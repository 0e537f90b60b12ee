import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { OpenCase } from '#contracts/investigation';
import { derivedId } from '#kernel';
import { key } from './journeys/night-hotline/night-hotline.js';
import { commandIdOf } from './office-api.js';
import { childIdOf } from './registration.js';

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

test('the documented examples name the girl of the night hotline and her case, as every office has them', () => {
  const known = [childIdOf(key), derivedId(commandIdOf(`${key}/case`), OpenCase.name)];
  const examples = readdirSync('docs/examples').map((file) => readFileSync(`docs/examples/${file}`, 'utf8'));
  const named = examples.flatMap((text) => text.match(uuid) ?? []);
  expect(named.filter((id) => !known.includes(id))).toEqual([]);
  expect(readFileSync('README.md', 'utf8')).toContain(known[0]);
});
