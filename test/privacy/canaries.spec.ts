import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { events } from '#contracts/all';
import { cutPower } from '../harness/cut-power.js';
import { type Office, startOffice } from '../harness/office.js';
import { say } from '../harness/say.js';
import { type Canary, canaryFor } from './canary.js';
import { type Ear, listen } from './ear.js';
import { liveThrough, type Staff, type Story } from './life-of-a-child.js';
import { eachDatabase, everyRow, signInStaff } from './office-of-canaries.js';
import { textPlaces } from './places.js';
import { openedTexts } from './opened-texts.js';
import { type Find, Searcher } from './searcher.js';
import { Telling, type ToldCanary } from './telling.js';
import { wrongPlaces } from './wrong-places.js';

const children = 6;
const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(0)} MiB`;

describe('canaries told through every command', () => {
  let folder: string;
  let office: Office;
  let staff: Staff;
  let ear: Ear;
  const telling = new Telling();
  const stories: Story[] = [];
  const told: (readonly ToldCanary[])[] = [];
  const strays: Canary[] = [];
  const outputs: string[] = [];

  const searcher = () => new Searcher([...told.flat(), ...strays]);
  const inOutputs = (search: Searcher): readonly Find[] => outputs.flatMap((output) => search.inText(output, 'the output of the office'));

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'canaries-'));
    await chmod(folder, 0o711);
    office = await startOffice(folder);
    staff = await signInStaff(office);
    ear = listen();
    const lives = Array.from({ length: children }, async (_none, child) => {
      const { tell, canaries } = telling.teller(child % 2 === 0 ? 'khmer' : 'latin');
      return { story: await liveThrough(staff, tell), canaries };
    });
    for (const { story, canaries } of await Promise.all(lives)) {
      stories.push(story);
      told.push(canaries);
    }
  }, 120_000);
  afterAll(async () => {
    ear.close();
    await office.end();
    await rm(folder, { recursive: true });
  });

  it('stand in every text field of every command that the contracts know', () => {
    expect([...telling.filled].filter((name) => name !== 'RegisterChild.birthDate').sort()).toEqual(textPlaces.map(({ name }) => name).sort());
    expect(told.flat().length).toBeGreaterThanOrEqual(200);
    expect(new Set(told.flat().flatMap(({ tokens }) => tokens)).size).toBeGreaterThanOrEqual(200);
    say(`${told.flat().length} canaries in ${telling.filled.size} fields of ${telling.sent.size} commands`);
  });

  it('are read by those who are entitled to them, each of them', async () => {
    const personal = Object.values(events).flatMap(({ name, marked }) =>
      marked.filter(({ subject }) => subject !== undefined).map(({ path }) => `${name}.${path.join('.')}`),
    );
    const seen = new Set<string>();
    for (const [index, { childId, position }] of stories.entries()) {
      const texts = await openedTexts([staff.ahtjp, staff.dosvy], childId, position);
      for (const { place } of texts) seen.add(place);
      expect(texts.map(({ value }) => value)).toEqual(expect.arrayContaining((told[index] ?? []).map(({ text }) => text)));
    }
    expect([...seen].sort()).toEqual(personal.sort());
  });

  it('are in no answer to a command', () => {
    const answers = ear.heard.filter(({ asked }) => asked.includes('mutation ('));
    expect(answers.length).toBeGreaterThan(children * 20);
    const search = searcher();
    expect(answers.flatMap(({ said }) => search.inText(said, 'an answer'))).toEqual([]);
  });

  it('are nowhere in the data folder and in no output when office and database are killed', async () => {
    await cutPower(office);
    outputs.push(office.processes.map((running) => running.output()).join());
    const search = searcher();
    expect(await search.inFolder(folder)).toEqual([]);
    expect(inOutputs(search)).toEqual([]);
    say(`searched ${megabytes(search.bytesSeen)} after the kill`);
    office = await startOffice(folder);
    staff = await signInStaff(office);
  }, 120_000);

  it('are refused where they do not belong, in words that do not repeat them', async () => {
    const { childId } = stories[0] as Story;
    telling.sent.set('DestroySubjectKey', { by: staff.privacy.name, input: { subjectId: childId, dataClass: 'CHARGES', legalBasis: 'COURT_ORDER' } });
    const requests = wrongPlaces(office.url, telling, staff, childId);
    const recorded: string[] = [];
    const answers: { readonly where: string; readonly said: string }[] = [];
    for (const script of ['khmer', 'latin'] as const) {
      for (const request of requests) {
        const stray = canaryFor('note', script);
        strays.push(stray);
        const from = ear.heard.length;
        const answer = await request.send(stray.text);
        if (answer.includes('"Recorded"')) recorded.push(request.where);
        answers.push(...ear.heard.slice(from).map(({ said }) => ({ where: request.where, said })));
      }
    }
    expect(recorded).toEqual([]);
    const search = new Searcher(strays);
    expect(answers.flatMap(({ where, said }) => search.inText(said, where))).toEqual([]);
    say(`${strays.length} canaries in ${requests.length} wrong places`);
  }, 120_000);

  it('are nowhere in the data folder, in no row of any table and in no output when the office was stopped', async () => {
    expect(await office.processes[0]?.end()).toBe(0);
    outputs.push(office.processes.map((running) => running.output()).join());
    const search = searcher();
    expect(await search.inFolder(folder)).toEqual([]);
    expect(inOutputs(search)).toEqual([]);
    const rows = await everyRow(folder);
    expect(rows.length).toBeGreaterThan(1_000);
    expect(rows.flatMap(({ table, text }) => search.inText(text, table))).toEqual([]);
    say(`searched ${megabytes(search.bytesSeen)} and ${rows.length} rows after the stop`);
  }, 120_000);

  it('would have been found in a table, in the log ahead of it and in a file', async () => {
    const planted = canaryFor('name', 'khmer');
    await eachDatabase(folder, async (database, ask) => {
      if (database !== 'toldonce') return;
      await ask(`CREATE TABLE planted AS SELECT repeat('${planted.text}', 500) AS name, convert_to('${planted.text}', 'UTF8') AS bytes`);
    });
    await writeFile(join(folder, 'office.log'), JSON.stringify({ message: planted.text }));
    const search = new Searcher([planted]);
    const found = await search.inFolder(folder);
    const wheres = [/office\.log$/, /pg_wal/, /data\/base/];
    for (const where of wheres) expect(found.some((find) => where.test(find.where))).toBe(true);
    const rows = await everyRow(folder);
    const forms = rows.flatMap(({ table, text }) => search.inText(text, table)).map(({ what }) => what);
    expect(forms).toEqual(expect.arrayContaining([`${planted.text} as UTF-8`, `${planted.text} as hex`]));
  }, 60_000);
});
