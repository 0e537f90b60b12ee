import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { events } from '#contracts/all';
import { type DataClass, dataClasses } from '#kernel';
import { type User, signIn } from '../harness/graphql-client.js';
import { type Office, startOffice } from '../harness/office.js';
import { say } from '../harness/say.js';
import { subscribe } from '../harness/subscription.js';
import { entrySelection, wholeTimeline } from '../harness/whole-timeline.js';
import { aboutNoChild, erased, type Readings, readAll, unfindable, withoutErasures } from './all-readings.js';
import { canaryFor } from './canary.js';
import { type Ear, listen } from './ear.js';
import { liveThrough, type Staff, type Story } from './life-of-a-child.js';
import { eachDatabase, signInStaff, tablesOf } from './office-of-canaries.js';
import { personalTexts } from './opened-texts.js';
import { Searcher } from './searcher.js';
import { Telling, type ToldCanary } from './telling.js';

interface Known extends Story {
  readonly told: readonly ToldCanary[];
  readonly before: Readings;
}

const classOf = new Map<string, DataClass>(
  Object.values(events).flatMap(({ name, marked }) => marked.map(({ path, dataClass }) => [`${name}.${path.join('.')}`, dataClass] as const)),
);
const withTexts = dataClasses.filter((dataClass) =>
  Object.values(events).some(({ marked }) => marked.some((field) => field.subject !== undefined && field.dataClass === dataClass)),
);
const withoutTexts = dataClasses.filter((dataClass) => !withTexts.includes(dataClass));

const inApi = (dataClass: DataClass) => dataClass.toUpperCase().replaceAll('-', '_');

describe('the destruction of a key', () => {
  let folder: string;
  let office: Office;
  let staff: Staff;
  let readers: readonly User[];
  let ear: Ear;
  const children: Known[] = [];
  const tookMs: number[] = [];

  const signInAll = async () => {
    staff = await signInStaff(office);
    readers = [staff.ahtjp, staff.dosvy, staff.ngo, staff.court, await signIn(office.url, 'ahtjp-01')];
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'erasure-'));
    await chmod(folder, 0o711);
    office = await startOffice(folder);
    await signInAll();
    ear = listen();
    const telling = new Telling();
    const lives = Array.from({ length: withTexts.length + 2 }, async (_none, child): Promise<Story & { told: readonly ToldCanary[] }> => {
      const { tell, canaries } = telling.teller(child % 2 === 0 ? 'khmer' : 'latin');
      return { ...(await liveThrough(staff, tell)), told: canaries };
    });
    const stories = await Promise.all(lives);
    await wholeTimeline(staff.ahtjp, stories.at(-1)?.childId ?? '', stories.at(-1)?.position);
    for (const story of stories) children.push({ ...story, before: await readAll(readers, story, story.told) });
  }, 120_000);
  afterAll(async () => {
    ear.close();
    await office.end();
    await rm(folder, { recursive: true });
  });

  const child = (index: number): Known => children.at(index) as Known;
  const subjectOf = (known: Story, dataClass: DataClass): string => {
    if (dataClass === 'reporter-identity') return known.reporterId;
    if (dataClass === 'charges') return known.suspectId;
    return dataClass === 'juvenile-suspect' ? known.juvenileId : known.childId;
  };
  const textsOf = ({ before }: Known, dataClass: DataClass): ReadonlySet<string> => {
    const texts = Object.values(before.child).flatMap((entries) => personalTexts(entries ?? []));
    return new Set(texts.flatMap(({ place, value }) => (classOf.get(place) === dataClass && value !== null ? [value] : [])));
  };
  const isOpen = async (known: Known, texts: ReadonlySet<string>) =>
    personalTexts((await wholeTimeline(staff.ahtjp, known.childId)) ?? []).some(({ value }) => value !== null && texts.has(value));
  /** Orders the erasure and waits until it is carried out. */
  async function erase(known: Known, dataClass: DataClass): Promise<string> {
    const order = { subjectId: subjectOf(known, dataClass), dataClass: inApi(dataClass), legalBasis: 'SUBJECT_REQUEST' };
    const { position } = await staff.privacy.record('DestroySubjectKey', order);
    const begun = performance.now();
    const texts = textsOf(known, dataClass);
    while (await isOpen(known, texts)) {
      if (performance.now() - begun > 10_000) throw new Error(`${dataClass} is still read`);
      await sleep(5);
    }
    tookMs.push(performance.now() - begun);
    await wholeTimeline(staff.ahtjp, known.childId, position);
    return position;
  }
  it('is looked at through every query that the API has', async () => {
    const { __schema: schema } = await staff.ahtjp.query<{ __schema: { queryType: { fields: { name: string }[] } } }>('{ __schema { queryType { fields { name } } } }');
    expect(schema.queryType.fields.map(({ name }) => name).sort()).toEqual([...Object.keys(child(0).before), ...aboutNoChild].sort());
  });

  it('is tried on children that are found by every name and number, and known of in another province', () => {
    for (const { before } of children) {
      const finds = Object.entries(before.searchChildren);
      expect(finds.filter(([key]) => key.startsWith('ahtjp-17')).map(([, { found }]) => found)).toEqual([true, true, true, true]);
      expect(finds.filter(([, { elsewhere }]) => elsewhere).map(([key]) => key.split(' ')[0])).toEqual(Array.from({ length: 4 }, () => 'ahtjp-01'));
    }
  });

  it.each(withTexts.map((dataClass, index) => [dataClass, index + 1] as const))(
    'of %s makes those texts unreadable through every API and changes nothing else',
    async (dataClass, index) => {
      const known = child(index);
      const texts = textsOf(known, dataClass);
      expect(texts.size).toBeGreaterThan(0);
      await erase(known, dataClass);
      const after = withoutErasures(await readAll(readers, known, known.told));
      const expected = erased(known.before, texts) as Readings;
      const nothing = Object.fromEntries(Object.keys(expected.searchChildren).map((text) => [text, unfindable]));
      expect(after).toEqual({ ...expected, searchChildren: dataClass === 'child-identity' ? nothing : expected.searchChildren });
    },
  );

  it.each(withoutTexts)('of %s, of which no text is recorded yet, changes nothing', async (dataClass) => {
    await erase(child(0), dataClass);
    expect(withoutErasures(await readAll(readers, child(0), child(0).told))).toEqual(child(0).before);
  });

  it('shows who ordered it to those who may know of the child, once', async () => {
    const entries = (await wholeTimeline(staff.ahtjp, child(0).childId)) ?? [];
    const orders = entries.filter(({ kind }) => kind === 'SubjectKeyDestroyed');
    expect(orders.map(({ unit, detail }) => [unit, detail?.['legalBasis']])).toEqual(withoutTexts.map(() => ['privacy-national', 'SUBJECT_REQUEST']));
  });

  it('of every class leaves no text of the child in any answer, nor in what a subscriber hears', async () => {
    const known = child(-1);
    const subscription = await subscribe(office.url, staff.ahtjp, `subscription ($id: ID!) { timelineEntryAdded(childId: $id) { ${await entrySelection(staff.ahtjp)} } }`, {
      id: known.childId,
    });
    for (const dataClass of dataClasses) await erase(known, dataClass);
    const from = ear.heard.length;
    const after = withoutErasures(await readAll(readers, known, known.told));
    await readAll([staff.privacy, await signIn(office.url, 'mne-national'), await signIn(office.url, 'police-1710')], known, []);
    const search = new Searcher(known.told);
    // What was asked is the only place where they still stand.
    expect(ear.heard.slice(from).flatMap(({ said }) => search.inText(said, 'an answer'))).toEqual([]);
    const counts = (readings: Readings) => Object.values(readings.child).map((entries) => entries?.length);
    expect(counts(after)).toEqual(counts(known.before));

    const added = canaryFor('value', 'latin');
    await staff.dosvy.record('LinkExternalIdentifier', { childId: known.childId, system: 'OSCAR', value: added.text });
    await subscription.until((message) => message.includes('ExternalIdentifierLinked'));
    await subscription.end();
    expect(subscription.heard.filter((message) => message.includes('"SubjectKeyDestroyed"')).length).toBe(6);
    expect(subscription.heard.flatMap((message) => search.inText(message, 'the subscription'))).toEqual([]);
    expect(subscription.heard.at(-1)).toContain(added.text);
  });

  it('does not reach what is recorded afterwards, by which the child is found again', async () => {
    const known = child(-1);
    const number = canaryFor('value', 'latin').text;
    const { position } = await staff.dosvy.record('LinkExternalIdentifier', { childId: known.childId, system: 'PRIMERO', value: number });
    const find = 'query ($name: String!, $at: String) { searchChildren(name: $name, atLeast: $at) { matches { child { id } } } }';
    expect(await staff.ahtjp.query(find, { name: number, at: position })).toEqual({ searchChildren: { matches: [{ child: { id: known.childId } }] } });
    const texts = personalTexts((await wholeTimeline(staff.ahtjp, known.childId)) ?? []);
    expect(texts.filter(({ state }) => state === 'OPEN').map(({ value }) => value)).toContain(number);
  });

  it('outlives a restart and gives the same tables when every view is read from the log again', async () => {
    await office.end();
    const rows = async () => {
      const hashes: Record<string, unknown> = {};
      await eachDatabase(folder, async (database, ask) => {
        if (database !== 'toldonce') return;
        for (const table of (await tablesOf(ask)).filter((name) => name.startsWith('views.') && !name.endsWith('.migrations'))) {
          hashes[table] = (await ask(`SELECT count(*)::int AS rows, md5(string_agg(t::text, ';' ORDER BY t::text)) AS hash FROM ${table} t`))[0];
        }
      });
      return hashes;
    };
    const grown = await rows();
    expect(Object.keys(grown).length).toBeGreaterThan(8);
    await eachDatabase(folder, async (database, ask) => {
      if (database === 'toldonce') await ask('DROP SCHEMA views CASCADE');
    });
    office = await startOffice(folder);
    await signInAll();
    const { position } = child(-1);
    for (const [index, known] of children.entries()) {
      const [dataClass] = index === 0 ? [undefined] : withTexts.slice(index - 1);
      if (dataClass === undefined) continue;
      const texts = textsOf(known, dataClass);
      await wholeTimeline(staff.ahtjp, known.childId, position);
      expect(await isOpen(known, texts)).toBe(false);
    }
    await office.end();
    expect(await rows()).toEqual(grown);
  }, 60_000);

  it('takes a moment', () => {
    const sorted = [...tookMs].sort((a, b) => a - b);
    say(`${sorted.length} orders carried out, from the answer to unreadable: median ${sorted[Math.floor(sorted.length / 2)]?.toFixed(0)} ms, longest ${sorted.at(-1)?.toFixed(0)} ms`);
    expect(sorted.at(-1)).toBeLessThan(5_000);
  });
});
