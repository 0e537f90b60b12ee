import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadDemonstration } from '../../apps/office/demo/index.js';
import { signIn, tokenOf } from '../harness/graphql-client.js';
import { type Office, startOffice } from '../harness/office.js';
import { questionsOn, requestsOn } from '../harness/request-boards.js';

const provinces = ['01', '02', '03', '04', '05', '07', '08', '12', '14', '17', '18', '21'];
const everything = '{ children(first: 100) { edges { node { id timeline(first: 100) { edges { node { id } } } } } } }';
interface Everything {
  readonly children: { readonly edges: readonly { readonly node: { readonly id: string; readonly timeline: { readonly edges: readonly { node: { id: string } }[] } } }[] };
}

let folder: string;
let office: Office;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demonstration-'));
  office = await startOffice(folder);
});
afterAll(async () => {
  await office.end();
  await rm(folder, { recursive: true });
});

const dayLength = 24 * 60 * 60 * 1000;
const load = (daysAgo: number, progress: (line: string) => void) =>
  loadDemonstration({ url: office.url, tokenFor: (user) => tokenOf(office.url, user), progress, now: new Date(Date.now() - daysAgo * dayLength) });

/** What the social affairs offices of all provinces see together. */
async function seen() {
  const entries = new Map<string, readonly string[]>();
  for (const province of provinces) {
    const { children } = await (await signIn(office.url, `dosvy-${province}`)).query<Everything>(everything);
    for (const { node } of children.edges) entries.set(node.id, node.timeline.edges.map((edge) => edge.node.id).sort());
  }
  return entries;
}

test('a load that was broken off is brought to its end a week later, and nothing is recorded twice', async () => {
  const stopHalfway = (line: string) => {
    if (line.startsWith('10 of')) throw new Error('broken off');
  };
  await expect(load(7, stopHalfway)).rejects.toThrow('broken off');
  const half = await seen();
  const lines: string[] = [];
  const { children } = await load(0, (line) => lines.push(line));
  const whole = await seen();
  expect(half.size).toBeLessThan(children);
  expect(whole.size).toBe(children);
  for (const [id, entries] of half) expect(whole.get(id)).toEqual(expect.arrayContaining([...entries]));
  expect(`${lines.at(-1)}`).toContain(`${children} children and ${[...whole.values()].flat().length} entries`);
}, 150_000);

test('once it is whole, another start leaves everything as it is', async () => {
  const before = await seen();
  await load(0, () => {});
  expect(await seen()).toEqual(before);
});

test('it shows what a second interview comes to: one is decided by two, questions wait, and others see neither', async () => {
  const [court, dosvy, ahtjp, police, stranger] = await Promise.all(['court-04', 'dosvy-04', 'ahtjp-17', 'police-1710', 'ngo-b'].map((unit) => signIn(office.url, unit)));
  if (court === undefined || dosvy === undefined || ahtjp === undefined || police === undefined || stranger === undefined) throw new Error('nobody is there');
  const [waiting, ...others] = await requestsOn(court, 'WAITING_FOR_MY_DECISION');
  expect(others).toEqual([]);
  expect(waiting).toMatchObject({
    childId: expect.any(String) as unknown, requestedBy: 'ahtjp-04', reason: 'NEW_SUSPECT', topics: ['WHO_WAS_INVOLVED'], note: { state: 'OPEN' },
    agreedBy: ['dosvy-04'], waitingFor: ['court-04'], isOverdue: false, answer: null,
  });
  expect(await requestsOn(dosvy, 'WAITING_FOR_MY_DECISION')).toEqual([]);
  expect((await requestsOn(ahtjp, 'ASKED_BY_MY_UNIT')).map(({ answer }) => answer)).toEqual(['AUTHORISED']);
  expect((await requestsOn(police, 'ASKED_BY_MY_UNIT')).map(({ answer }) => answer)).toEqual(['REDIRECTED']);
  const question = { askedBy: 'police-1710', topic: 'TRANSPORT', question: { state: 'OPEN' }, answeredAt: null };
  expect(await questionsOn(ahtjp, 'WAITING_FOR_MY_ANSWER')).toMatchObject([question]);
  expect(await questionsOn(police, 'ASKED_BY_MY_UNIT')).toMatchObject([question]);
  expect([...(await requestsOn(stranger, 'WAITING_FOR_MY_DECISION')), ...(await questionsOn(stranger, 'ASKED_BY_MY_UNIT'))]).toEqual([]);
});

test('a refusal ends it with the name of the command and of the refusal', async () => {
  const inPlaceOf: Readonly<Record<string, string>> = { 'dosvy-17': 'ngo-b', 'ngo-a': 'mne-national' };
  const tokenFor = (user: string) => tokenOf(office.url, inPlaceOf[user] ?? user);
  const loading = loadDemonstration({ url: office.url, tokenFor, progress: () => {}, now: new Date() });
  await expect(loading).rejects.toThrow(/^[A-Z]\w+ of ngo-a \([\w/-]+\) was refused with NotAllowed: Your role does not do this/);
});
