import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { seeded } from '../bus/seed.js';
import { askDatabase } from '../harness/ask-database.js';
import { type DataFolder, newDataFolder } from '../harness/data-folder.js';
import { signIn, type User } from '../harness/graphql-client.js';
import { type Office, startOffice } from '../harness/office.js';
import { say } from '../harness/say.js';
import { wholeTimeline } from '../harness/whole-timeline.js';
import { searchReceiptFor } from '../privacy/telling.js';
import { until } from '#testing';
import { latestOf, Ledger } from './ledger.js';

const find = 'query ($name: String!) { searchChildren(name: $name) { matches { child { id } } } }';
interface Found {
  readonly searchChildren: { readonly matches: readonly { readonly child: { readonly id: string } }[] };
}

const rebuilds = 5;

describe('rebuilding the views of a running office', () => {
  let folder: DataFolder;
  let office: Office;
  let user: User;
  let ledger: Ledger;
  const names = ['Dara alpha', 'Dara beta', 'Dara gamma', 'Dara delta'];
  const childIds: string[] = [];
  const random = seeded('rebuilding');

  beforeAll(async () => {
    folder = await newDataFolder('rebuild');
    office = await startOffice(folder.path);
    user = await signIn(office.url, 'dosvy-17');
    for (const nameLatin of names) {
      const searchReceipt = await searchReceiptFor(user, nameLatin);
      childIds.push((await user.record('RegisterChild', { nameLatin, sex: 'MALE', districtCode: '1710', searchReceipt })).id);
    }
    ledger = new Ledger(user, childIds, random);
  }, 60_000);
  afterAll(async () => {
    await office.end();
    await folder.remove();
  });

  const timesSaid = (line: string) => office.processes[0]?.output().split(line).length ?? 0;
  /** As an operator does it. */
  async function rebuild(): Promise<void> {
    const done = timesSaid('the views are rebuilt');
    process.kill(office.processes[0]?.pid ?? 0, 'SIGUSR2');
    while (timesSaid('the views are rebuilt') === done) {
      expect(timesSaid('were not rebuilt')).toBe(1);
      await sleep(5);
    }
  }

  it('shows readers all that they were told, at every moment of it, while writers go on', async () => {
    let stopped = false;
    let polls = 0;
    const fewer: string[] = [];
    async function reader(index: number): Promise<void> {
      const childId = childIds[index] ?? '';
      while (!stopped) {
        const told = ledger.told.filter((one) => one.childId === childId).map(({ position }) => position);
        const seen = new Set((await wholeTimeline(user, childId, latestOf(told)))?.map(({ position }) => position));
        if (!told.every((position) => seen.has(position))) fewer.push(`${told.length} were told, ${seen.size} entries were shown`);
        const { searchChildren } = await user.query<Found>(find, { name: names[index] });
        if (!searchChildren.matches.some(({ child }) => child.id === childId)) fewer.push('the child was not found');
        polls += 2;
      }
    }
    const working = [...Array.from({ length: 4 }, () => ledger.caller()), ...childIds.map((_childId, index) => reader(index))];
    while (ledger.told.length < 100) await sleep(10);
    for (let time = 0; time < rebuilds; time += 1) {
      const before = ledger.told.length;
      await rebuild();
      expect(ledger.told.length).toBeGreaterThan(before);
    }
    stopped = true;
    ledger.stop();
    await Promise.all(working);
    expect(fewer).toEqual([]);
    expect(ledger.contradictions).toEqual([]);
    expect(polls).toBeGreaterThan(10 * rebuilds);
    say(`${rebuilds} rebuilds under ${polls} readings and ${ledger.told.length} commands`);
  }, 120_000);

  const ask = <Row extends object>(sql: string) => askDatabase<Row>(folder.path, 'toldonce', sql);
  async function bytes(schema = 'views'): Promise<Readonly<Record<string, unknown>>> {
    const tables = await ask<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = '${schema}' AND tablename <> 'migrations'`);
    const hashes = tables.map(async ({ name }) => {
      const [row] = await ask(`SELECT count(*)::int AS rows, md5(string_agg(t::text, E'\\n' ORDER BY t::text)) AS hash FROM ${schema}.${name} t`);
      return [name, row] as const;
    });
    return Object.fromEntries(await Promise.all(hashes));
  }

  it('gives the same bytes twice in a row', async () => {
    const position = latestOf(ledger.told.map((told) => told.position));
    expect((await wholeTimeline(user, childIds[0] ?? '', position))?.length).toBeGreaterThan(1);
    const grown = await bytes();
    expect(Object.keys(grown).length).toBeGreaterThan(8);
    await rebuild();
    expect(await bytes()).toEqual(grown);
    await rebuild();
    expect(await bytes()).toEqual(grown);
  }, 60_000);

  it('comes by itself after an update, of views and of facts', async () => {
    const grown = [await bytes(), await bytes('facts_dosvy')];
    await ask("UPDATE views.checkpoint SET rules = 'of an earlier release', edition = 0; DELETE FROM views.timeline_entry");
    await ask("UPDATE facts_dosvy.checkpoint SET rules = NULL, edition = NULL; DELETE FROM facts_dosvy.standing");
    await office.end();
    office = await startOffice(folder.path);
    await until('all is ready', async () => (await fetch(`${office.url}/health/ready`)).ok);
    expect([await bytes(), await bytes('facts_dosvy')]).toEqual(grown);
    expect(office.processes[0]?.output()).toMatch(/"earlier rules made these rows[^\n]*"facts-dosvy"[^\n]*"rows":\d+/);
    expect(office.processes[0]?.output()).toMatch(/"these tables were read again from the log"[^\n]*"views"[^\n]*"events":\d+/);
  }, 120_000);
});
