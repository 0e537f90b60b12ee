import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { startEmbeddedPostgres } from '#adapters/postgres';
import { startOffice } from '../harness/office.js';
import { asked, backedUp, newestIn, restored, type Saved, save } from './commands.js';
import { emptyFolder, manifestOf, startRestored } from './drill.js';
import { joinDatabases } from './joined-databases.js';
import { temporaryFolder } from './source-office.js';
import { erase, nameOf, signInStaff, tellOfAChild, type ToldChild } from './told-children.js';

let below: string;
let source: string;
let first: Saved;
let saved: Saved;
let child: ToldChild;
let forgotten: ToldChild;

beforeAll(async () => {
  execFileSync(process.execPath, ['infra/scripts/build.mjs'], { env: {} });
  below = await temporaryFolder('commands');
  source = join(below, 'source');
  const office = await startOffice(source);
  const staff = await signInStaff(office.url);
  child = await tellOfAChild(staff, 'Sok Vibolrith');
  forgotten = await tellOfAChild(staff, 'Sok Chanmony');
  first = await save(source, join(below, 'saved'));
  await erase(staff, forgotten);
  await office.end();
  saved = await save(source, join(below, 'saved'));
});
afterAll(() => rm(below, { recursive: true }));

const contents = async (backup: string) => (await manifestOf(backup)).parts;
const gunzipped = async (file: string) => gunzipSync(await readFile(file));
const folder = (name: string) => emptyFolder(join(below, name), source);

describe('npm run backup', () => {
  const [record, keys] = ['/nowhere/record', '/nowhere/keys'];

  it('keeps the keys apart from what they open', async () => {
    const wrong = [
      [record],
      [record, '--vault', keys, '--keep-vault-days', '0'],
      [join(below, 'one'), '--vault', join(below, 'one')],
      [join(below, 'one'), '--vault', join(below, 'one', 'keys')],
      [join(below, 'one', 'record'), '--vault', join(below, 'one')],
    ];
    for (const args of wrong) await expect(backedUp(args, { DATA_FOLDER: source })).rejects.toMatchObject({ name: 'WrongUsage', message: expect.stringContaining('--vault') as unknown });
  });

  it('says so where there is nothing to save, and leaves no empty data behind', async () => {
    const nothing = join(below, 'nothing');
    const args = [join(below, 'r'), '--vault', join(below, 'k')];
    await expect(backedUp(args, { DATA_FOLDER: nothing })).rejects.toThrow(nothing);
    await expect(readdir(nothing)).rejects.toThrow('ENOENT');
    await expect(backedUp(args, { DATA_FOLDER: source, EVENTSTORE_URL: 'esdb://cluster:2113' })).rejects.toThrow('EVENTS_DATABASE_URL');
  });

  it('writes down no name, and the master key nowhere', async () => {
    const masterKey = (await readFile(join(source, 'master-key'), 'utf8')).trim();
    const forms = [masterKey, Buffer.from(masterKey, 'base64').toString('hex'), 'Vibolrith', 'Chanmony'];
    for (const backup of [saved.record, saved.vault]) {
      const files = (await readdir(backup, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
      expect(files.length).toBeGreaterThan(2);
      for (const file of files) {
        const path = join(file.parentPath, file.name);
        const text = (file.name.endsWith('.gz') ? await gunzipped(path) : await readFile(path)).toString('latin1');
        expect(forms.filter((form) => text.includes(form))).toEqual([]);
      }
    }
  });

  it('deletes vaults older than it was told to keep, and no record', async () => {
    const args = [join(below, 'old', 'record'), '--vault', join(below, 'old', 'keys'), '--keep-vault-days', '0.000001'];
    await backedUp(args, { DATA_FOLDER: source });
    expect(await backedUp(args, { DATA_FOLDER: source })).toMatch(/deleted, older than 0.000001 days: \d{4}-/);
    expect((await readdir(join(below, 'old', 'record'))).length).toBe(2);
    expect((await readdir(join(below, 'old', 'keys'))).length).toBe(1);
  });
});

describe('npm run restore', () => {
  const isUntouched = async (target: string) => (await readdir(target)).join() === 'master-key';

  it('wants a vault, or the word that there is none; what is wrong is said in a sentence, and the exit code is 1', async () => {
    const target = await folder('unsaid');
    await expect(restored([...asked(saved), '--without-vault'], { DATA_FOLDER: target })).rejects.toMatchObject({ name: 'WrongUsage' });
    const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/apps/restore/main.js', saved.record], { env: { DATA_FOLDER: target }, encoding: 'utf8' });
    expect([status, stdout, stderr]).toEqual([1, '', expect.stringMatching(/^npm run restore -- <backup> --vault/)]);
    expect(await isUntouched(target)).toBe(true);
  });

  it('writes nothing from a backup with one wrong byte, one that is half there, or with the two exchanged', async () => {
    const target = await folder('damaged');
    const [flipped, half] = [join(below, 'flipped'), join(below, 'half')];
    await cp(saved.record, flipped, { recursive: true });
    const file = join(flipped, 'events', 'eventstore.events.copy.gz');
    const bytes = await readFile(file);
    bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1);
    await writeFile(file, bytes);
    await cp(saved.vault, half, { recursive: true });
    await rm(join(half, 'manifest.json'));
    const { record, vault } = saved;
    await expect(restored(asked({ record: flipped, vault }), { DATA_FOLDER: target })).rejects.toThrow(`${file} is not what was written`);
    await expect(restored(asked({ record, vault: half }), { DATA_FOLDER: target })).rejects.toMatchObject({ name: 'NotABackup' });
    await expect(restored(asked({ record: vault, vault: record }), { DATA_FOLDER: target })).rejects.toMatchObject({ name: 'NotABackup' });
    expect(await isUntouched(target)).toBe(true);
  });

  it('goes nowhere where something is, be it at work or not', async () => {
    await expect(restored(asked(first), { DATA_FOLDER: source })).rejects.toMatchObject({ name: 'TargetNotEmpty' });
    const running = await joinDatabases(source);
    await expect(restored(asked(first), { DATA_FOLDER: source })).rejects.toMatchObject({ name: 'DataFolderInUse' });
    await running.leave();
  });

  it('wants the master key that the vault was filled under, and begins anew when it has it', async () => {
    const target = join(below, 'keyless');
    await mkdir(target, { mode: 0o711 });
    await expect(restored(asked(saved), { DATA_FOLDER: target })).rejects.toThrow('VAULT_MASTER_KEY_FILE');
    expect(await readdir(target)).toEqual([]);
    await writeFile(join(target, 'master-key'), randomBytes(32).toString('base64'));
    await expect(restored(asked(saved), { DATA_FOLDER: target })).rejects.toMatchObject({ name: 'WrongMasterKey' });
    await cp(join(source, 'master-key'), join(target, 'master-key'));
    expect(await restored(asked(saved), { DATA_FOLDER: target })).toContain('carried out: 1 orders to erase');
  });

  it('without the vault brings back everything but what only its keys open', async () => {
    const target = await folder('without-vault');
    await restored([saved.record, '--without-vault'], { DATA_FOLDER: target });
    const office = await startRestored(target);
    const staff = await signInStaff(office.url);
    expect(await nameOf(staff, child.childId)).toBe('ERASED');
    const query = 'query ($id: ID!) { child(id: $id) { timeline(first: 50) { edges { node { kind } } } } }';
    const { child: seen } = await staff.dosvy.query<{ child: { timeline: { edges: unknown[] } } }>(query, { id: child.childId });
    expect(seen.timeline.edges).toHaveLength(5);
    const next = await tellOfAChild(staff, 'Sok Bopha');
    expect(await nameOf(staff, next.childId, next.to)).toBe('Sok Bopha');
    await office.end();
  });

  it('works between any servers by their URLs, and what is saved there is the same again', async () => {
    const from = await joinDatabases(source);
    const server = await startEmbeddedPostgres({ folder: join(below, 'server') });
    const given = {
      DATA_FOLDER: join(below, 'unused'),
      DATABASE_URL: await from.url('toldonce'),
      VAULT_DATABASE_URL: await from.url('vault'),
      EVENTS_DATABASE_URL: await from.url('events'),
    };
    const there = {
      DATA_FOLDER: join(below, 'unused'),
      VAULT_MASTER_KEY_FILE: join(source, 'master-key'),
      DATABASE_URL: await server.database('office'),
      VAULT_DATABASE_URL: await server.database('keys'),
    };
    const [records, vaults] = [join(below, 'by-url', 'record'), join(below, 'by-url', 'keys')];
    await backedUp([records, '--vault', vaults], given);
    await from.leave();
    const record = await newestIn(records);
    await restored(asked({ record, vault: await newestIn(vaults) }), there);
    await backedUp([records, '--vault', vaults], there);
    expect(await newestIn(records)).not.toBe(record);
    expect(await contents(await newestIn(records))).toEqual(await contents(record));
    expect(await contents(record)).toEqual(await contents(saved.record));
    await expect(readdir(given.DATA_FOLDER)).rejects.toThrow('ENOENT');
    await server.stop();
  });
});
