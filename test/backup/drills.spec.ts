import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { timelineReader } from '../harness/timeline-reader.js';
import { startOffice } from '../harness/office.js';
import { say } from '../harness/say.js';
import { asked, restored, type Saved } from './commands.js';
import { sameKeys, sameLog, sameLooks, sameViews } from './compare.js';
import { joinDatabases } from './joined-databases.js';
import { Figures } from './figures.js';
import { emptyFolder, killedRestore, manifestOf, rowsIn, startRestored } from './drill.js';
import { Seeded } from './seeded.js';
import { SourceOffice, type Story, temporaryFolder } from './source-office.js';
import { erase, nameOf, signInStaff, type Staff, tellOfAChild, type ToldChild } from './told-children.js';

const drillsInARound = 3;
/** Each restores, starts an office and compares; on a busy machine that takes its time. */
const patienceMs = 240_000;
const rounds = Math.ceil(Number(process.env['RESTORE_DRILLS'] ?? drillsInARound) / drillsInARound);
const seed = Number(process.env['RESTORE_SEED'] ?? randomInt(2 ** 31));

const figures = new Figures();
let source: SourceOffice;
let below: string;

beforeAll(async () => {
  process.stdout.write(`${rounds * drillsInARound} restore drills, RESTORE_SEED=${seed}\n`);
  execFileSync(process.execPath, ['infra/scripts/build.mjs'], { env: {} });
  below = await temporaryFolder('drills');
  source = await SourceOffice.open();
});
afterAll(async () => {
  figures.lines().forEach(say);
  await source.close();
  await rm(below, { recursive: true });
});

/** Kills it once on the way, where a time is given; the mark that this leaves keeps an office from starting. */
async function restoredOnce(saved: Saved, folder: string, killAfterMs: number | undefined): Promise<string> {
  figures.begin(killAfterMs);
  if (killAfterMs !== undefined) {
    const said = await killedRestore(saved, folder, killAfterMs);
    if (said.includes('done:')) throw new Error('it was too quick to be killed');
    await expect(startOffice(folder)).rejects.toThrow('A restore was begun here and did not come to its end');
  }
  const begun = performance.now();
  const said = await restored(asked(saved), { DATA_FOLDER: folder });
  figures.restored(performance.now() - begun, Number(/carried out: (\d+) orders/.exec(said)?.[1] ?? 0));
  expect(said).toMatch(/\ndone: /);
  return said;
}

interface Expected {
  /** Read as they were when they were saved. */
  readonly untouched: readonly ToldChild[];
  readonly erased: readonly ToldChild[];
}

/** Everything that must be so on a restored system; what differs by the ages of record and vault is asked by the drill. */
async function drill(saved: Saved, folder: string, { untouched, erased }: Expected, look: (staff: Staff, last: bigint) => Promise<void>): Promise<void> {
  const last = BigInt((await manifestOf(saved.record)).logPosition);
  await sameKeys(folder, untouched.map(({ childId }) => childId), erased.map(({ childId }) => childId));
  const begun = performance.now();
  const office = await startRestored(folder);
  const readyMs = performance.now() - begun;
  const [databases, original] = [await joinDatabases(folder), await source.databases()];
  try {
    await sameLog(databases, original, last);
    await sameLooks(databases, original, await rowsIn(saved.record, 'entry'));
    await sameViews(databases, original, last, folder);

    const staff = await signInStaff(office.url);
    const read = await timelineReader(source.staff.dosvy);
    for (const { childId, name } of untouched) {
      expect(await nameOf(staff, childId)).toBe(name);
      for (const reader of ['ahtjp', 'dosvy', 'ngo'] as const) {
        const [now, before] = [await read(staff[reader], childId), await read(source.staff[reader], childId)];
        expect(now?.entries.length).toBeGreaterThanOrEqual(3);
        expect(now?.text).toBe(before?.text);
      }
    }
    for (const { childId } of erased) expect(await nameOf(staff, childId)).toBe('ERASED');
    await look(staff, last);
    const next = await tellOfAChild(staff, 'Sok Chenda');
    expect(next.from).toBe(last + 1n);
    expect(await nameOf(staff, next.childId, next.to)).toBe('Sok Chenda');
    await erase(staff, next);
    figures.passed({ events: last + 1n, looks: await rowsIn(saved.record, 'entry'), readyMs, untouched: untouched.length, erased: erased.length });
  } finally {
    await databases.leave();
    await original.leave();
    await office.end();
  }
}

describe.each(Array.from({ length: rounds }, (_, round) => round))('restore drills, round %i', (round) => {
  const random = new Seeded(seed + round);
  const killed = random.below(drillsInARound);
  const killAfterMs = (number: number) => (number === killed ? random.below(500) : undefined);
  let story: Story;

  beforeAll(async () => {
    story = await source.live(random);
  }, patienceMs);
  const folder = (name: string) => emptyFolder(join(below, `${name}-${round}`), source.dataFolder);

  it('a record and the vault saved with it: all is as it was, in log, views and timelines', async () => {
    const { second: saved, early, between, during, erased } = story;
    const target = await folder('twins');
    expect(await restoredOnce(saved, target, killAfterMs(0))).not.toContain('warning');
    await drill(saved, target, { untouched: [...early, ...between], erased: [erased.before, erased.between] }, async (staff, last) => {
      // That order came after the log was saved, and is lost with all else that came after.
      expect(await nameOf(staff, erased.after.childId)).toBe(erased.after.name);
      for (const { childId, name, from } of during) expect(await nameOf(staff, childId)).toBe(from <= last ? name : undefined);
    });
  }, patienceMs);

  it('a vault older than the record: whom the log had erased since is not to be read, nor who was sealed under later keys', async () => {
    const { first, second, early, between, erased } = story;
    const saved = { record: second.record, vault: first.vault };
    const target = await folder('older-vault');
    const said = await restoredOnce(saved, target, killAfterMs(1));
    expect(said).toMatch(/warning: a newer backup of the vault lies beside this one/);
    expect(said).toMatch(/warning: the vault's backup .* is older than the record/);
    await drill(saved, target, { untouched: early, erased: [erased.before, erased.between] }, async (staff) => {
      for (const { childId } of between) expect(await nameOf(staff, childId)).toBe('ERASED');
    });
  }, patienceMs);

  it('a record older than the vault: whom the vault has forgotten stays forgotten, though that log knows no order', async () => {
    const { first, second, early, between, erased } = story;
    const saved = { record: first.record, vault: second.vault };
    const target = await folder('older-record');
    expect(await restoredOnce(saved, target, killAfterMs(2))).not.toContain('warning');
    await drill(saved, target, { untouched: early, erased: [erased.before, erased.between] }, async (staff) => {
      for (const { childId } of between) expect(await nameOf(staff, childId)).toBe(undefined);
    });
  }, patienceMs);
});
