import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { canonicalJson, type DataClass, dataClasses } from '#kernel';
import { signIn, type User } from '../harness/graphql-client.js';
import { type Office, startOffice } from '../harness/office.js';
import { say } from '../harness/say.js';
import { wholeTimeline } from '../harness/whole-timeline.js';
import type { Chronicle, Unit } from './chronicle.js';
import { aboutByHand, fieldClasses } from './classes.js';
import { comesAbout, namedIn, releasedFor } from './comes-about.js';
import { cells, columns } from './expected.js';
import { expectedIdentity } from './expected-identity.js';
import { cellLevel, cellName, columnsFor, expectedEntry, highest, type Reader, type WrittenEntry } from './expected-entry.js';
import { Stories } from './stories.js';

const readers = [
  'ahtjp-12', 'dosvy-12', 'court-12', 'police-1201', 'ngo-b', 'ngo-c', 'ngo-d', 'legal-aid-a',
  'ahtjp-17', 'dosvy-17', 'court-17', 'police-1710', 'forensic-17', 'ngo-a',
  'ahtjp-01', 'dosvy-01', 'court-01', 'police-0102', 'ahtjp-02', 'dosvy-02', 'court-02', 'police-0201',
  'hotline-national', 'mne-national', 'privacy-national',
];

const inOrder = (a: { readonly position: string }, b: { readonly position: string }) => Number(BigInt(a.position) - BigInt(b.position));

/** Classes that an entry tells of: its own, and those of its fields that say something. */
const classesIn = ({ kind, detail }: WrittenEntry): readonly DataClass[] => [
  aboutByHand(kind, detail),
  ...Object.entries(fieldClasses).flatMap(([field, dataClass]) => {
    const [of, name = ''] = field.split('.');
    return of === kind && detail[name] !== null ? [dataClass] : [];
  }),
];

describe('who may see what, over the API', () => {
  let folder: string;
  let office: Office;
  let units: ReadonlyMap<string, Unit>;
  const users = new Map<string, User>();
  const checked = new Set<string>();
  const classesTold = new Set<DataClass>();
  let entriesRead = 0;

  const userOf = (unit: string): User => {
    const user = users.get(unit);
    if (user === undefined) throw new Error(`${unit} has not signed in`);
    return user;
  };
  const stories = new Stories(userOf);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'access-matrix-'));
    await chmod(folder, 0o711);
    const directory = JSON.parse(await readFile('infra/reference/units.json', 'utf8')) as readonly Unit[];
    units = new Map(directory.map((unit) => [unit.id, unit]));
    office = await startOffice(folder);
    for (const unit of readers) users.set(unit, await signIn(office.url, unit));
  }, 60_000);
  afterAll(async () => {
    await office.end();
    await rm(folder, { recursive: true });
  });

  /** A cell is checked where it decides: no other column that the reader holds gives more. */
  function note(reader: Reader, entry: WrittenEntry): void {
    if (entry.unit === reader.unit) return;
    const held = columnsFor(reader, entry);
    for (const dataClass of classesIn(entry)) {
      classesTold.add(dataClass);
      const level = highest(dataClass, reader.role, held);
      for (const column of held) if (cellLevel(dataClass, reader.role, column) === level) checked.add(cellName(dataClass, reader.role, column));
    }
  }

  const identityFor = (name: string, { childId }: Chronicle) =>
    userOf(name).query<{ child: unknown }>(
      `query ($id: ID!) { child(id: $id) { identity { sex ageYears districtCode nameKhmer { state value } nameLatin { state value }
        birthDate { state value } village { state value } phone { state value } identifiers { system value { state value } } } } }`,
      { id: childId },
    );

  /** Where what the readers are shown of this child differs from the table; who it is and what there is to read of it. */
  async function differences(chronicle: Chronicle): Promise<readonly unknown[]> {
    const written = await chronicle.written();
    const found: unknown[] = [];
    for (const name of readers) {
      const reader = chronicle.reader(units.get(name) as Unit);
      const seen = await wholeTimeline(userOf(name), chronicle.childId);
      const entries = [...written].flatMap(([position, entry]) => {
        note(reader, entry);
        const sees = expectedEntry(reader, entry);
        return sees === undefined ? [] : [{ position, kind: entry.kind, ...sees }];
      });
      const shown = (seen ?? []).map(({ position, kind, level, detail }) => ({ position, kind, level, detail })).sort(inOrder);
      entriesRead += shown.length;
      const who = `${name} of ${chronicle.name}, standing to it by ${reader.held.join(', ') || 'nothing'}`;
      // A child of whom nothing is visible does not exist for this reader.
      const expected = entries.length === 0 ? undefined : { entries: entries.sort(inOrder), ...expectedIdentity(reader, written) };
      const actual = seen === undefined ? undefined : { entries: shown, ...(await identityFor(name, chronicle)) };
      if (canonicalJson([actual]) !== canonicalJson([expected])) found.push({ who, actual, expected });
    }
    return found;
  }

  it('is the table’s for those who have to do with the child by its province, by nothing, or by an offer in all its states', async () => {
    const child = await stories.registeredBy('dosvy-12', '12');
    await stories.tellEverything(child, '1710');
    expect(await differences(child)).toEqual([]);
    const offered = ['police-0102', 'ahtjp-01', 'dosvy-01', 'ngo-c'];
    const referrals = new Map<string, string>();
    for (const unit of offered) referrals.set(unit, await stories.offers(child, 'dosvy-12', unit));
    expect(await differences(child)).toEqual([]);
    for (const [unit, referralId] of referrals) await stories.accepts(child, unit, referralId, 'dosvy-12');
    expect(await differences(child)).toEqual([]);
    for (const [unit, referralId] of referrals) await stories.completes(child, unit, referralId, 'dosvy-12');
    expect(await differences(child)).toEqual([]);
  }, 120_000);

  it('is the table’s for those whose offer was taken back before they answered', async () => {
    const child = await stories.registeredBy('dosvy-12', '12');
    await stories.tellEverything(child);
    for (const unit of ['police-0102', 'ahtjp-01', 'dosvy-01', 'ngo-c']) {
      await stories.revokes(child, 'dosvy-12', await stories.offers(child, 'dosvy-12', unit), unit);
    }
    expect(await differences(child)).toEqual([]);
  }, 60_000);

  it('is the table’s for the police whose case it is, and who sent a referral', async () => {
    const child = await stories.registeredBy('police-0102', '01');
    await stories.opensCase(child, 'police-0102');
    await stories.tellEverything(child);
    const referralId = await stories.offers(child, 'police-0102', 'ngo-c');
    await stories.accepts(child, 'ngo-c', referralId, 'police-0102');
    expect(await differences(child)).toEqual([]);
  }, 60_000);

  it('is the table’s for a provincial unit whose case it is, and for the court that it was referred to', async () => {
    const child = await stories.registeredBy('dosvy-12', '12');
    await stories.tellEverything(child);
    const referralId = await stories.offers(child, 'dosvy-12', 'ahtjp-01');
    await stories.accepts(child, 'ahtjp-01', referralId, 'dosvy-12');
    const caseId = await stories.opensCase(child, 'ahtjp-01');
    await stories.refersToCourt(child, 'ahtjp-01', caseId, 'court-01');
    const onward = await stories.offers(child, 'ahtjp-01', 'ngo-c');
    await stories.accepts(child, 'ngo-c', onward, 'ahtjp-01');
    await stories.completes(child, 'ahtjp-01', referralId, 'dosvy-12');
    expect(await differences(child)).toEqual([]);
  }, 60_000);

  it.each(['ahtjp-01', 'dosvy-01'])('is the table’s for %s, which leads interviews', async (unit) => {
    const child = await stories.registeredBy('dosvy-12', '12');
    await stories.tellEverything(child);
    const referralId = await stories.offers(child, 'dosvy-12', unit);
    await stories.accepts(child, unit, referralId, 'dosvy-12');
    await stories.plansInterview(child, unit, await stories.opensCase(child, 'ahtjp-12'));
    await stories.completes(child, unit, referralId, 'dosvy-12');
    expect(await differences(child)).toEqual([]);
  }, 60_000);

  it.each(['hotline-national', 'police-0102', 'ngo-c', 'dosvy-01', 'ahtjp-01'])('is the table’s for %s, which registered the child', async (unit) => {
    const child = await stories.registeredBy(unit, units.get(unit)?.province);
    await stories.tellEverything(child);
    if (unit === 'ngo-c') {
      const referralId = await stories.offers(child, 'ngo-c', 'ngo-b');
      await stories.accepts(child, 'ngo-b', referralId, 'ngo-c');
    }
    expect(await differences(child)).toEqual([]);
  }, 60_000);

  it('was compared in every cell that can come about', () => {
    const withEntries = cells.filter(({ dataClass }) => classesTold.has(dataClass));
    const possible = withEntries.filter(({ dataClass, role, column }) => {
      if (column === 'part') return namedIn(dataClass, role);
      return column === 'released' ? releasedFor(dataClass, role) : comesAbout[column].includes(role);
    });
    say(`${checked.size} cells checked over GraphQL with ${entriesRead} entries; ${cells.length} in the table`);
    say(`${cells.length - withEntries.length} in classes without an entry today: ${dataClasses.filter((dataClass) => !classesTold.has(dataClass)).join(', ')}`);
    for (const column of columns) {
      const left = withEntries.filter((cell) => cell.column === column && !checked.has(cellName(cell.dataClass, cell.role, column)));
      say(`  ${column}: ${left.length} that no command brings about (${[...new Set(left.map(({ role }) => role))].join(', ')})`);
    }
    const missed = possible.map(({ dataClass, role, column }) => cellName(dataClass, role, column)).filter((name) => !checked.has(name));
    expect(missed).toEqual([]);
  });
});
