import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { events } from '#contracts/all';
import type { EventContract } from '#kernel';
import { dataSchemaOf, sharedFiles } from './index.js';

const folder = 'docs/reference/bus';
const contracts = Object.values(events) as unknown as readonly EventContract[];

test('partners find the schema of every published event by the address that its messages name', () => {
  const committed = readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as { $id: string });
  const addresses = committed.map(({ $id }) => $id);
  expect(addresses).toEqual(expect.arrayContaining(contracts.filter(({ published }) => published).map(dataSchemaOf)));
  for (const { type } of contracts.filter(({ published }) => !published)) expect(addresses.join()).not.toContain(type);
});

test('a schema tells nothing of a field that is kept inside, nor does its example', () => {
  const [reported, charged] = ['reporter', 'offences'];
  const opened = sharedFiles(contracts)['investigation.CaseOpened.v1.json'] ?? '';
  expect(opened).toContain('districtCode');
  expect(opened).not.toContain(reported);
  expect(opened).not.toContain(charged);
});
