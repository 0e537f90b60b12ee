import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomInt } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { Client } from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#adapters/postgres';
import { draftBackup } from './draft-backup.js';
import type { Part } from './part.js';
import { readBackup } from './read-backup.js';
import { checkFits, restorePart } from './restore-part.js';
import { intoEmpty, refuseUnfinishedRestore } from './target.js';

let postgres: EmbeddedPostgres;
let folder: string;
let numbered = 0;

beforeAll(async () => {
  postgres = await startEmbeddedPostgres({ folder: await mkdtemp(join(tmpdir(), 'postgres-')) });
});
afterAll(() => postgres.stop());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backup-'));
});
afterEach(() => rm(folder, { recursive: true }));

const newDatabase = () => postgres.database(`d${(numbered += 1)}`);

async function tell(url: string, ...statements: readonly string[]): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    let rows: readonly Readonly<Record<string, unknown>>[] = [];
    for (const statement of statements) ({ rows } = await client.query<Record<string, unknown>>(statement));
    return rows;
  } finally {
    await client.end();
  }
}

/** A small part that has all that the product's tables have: an identity, bytes, a guard against changes, a row from birth. */
function diary(url: string, migrations: readonly string[] = ['1']): Part {
  return {
    name: 'diary',
    url,
    schemas: [
      {
        name: 'diary',
        migrationColumn: 'version',
        migrations,
        create: async (applied) => {
          await tell(
            url,
            `CREATE SCHEMA diary; CREATE TABLE diary.migrations (version integer);
             CREATE TABLE diary.entry (number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, text text, bytes bytea, at timestamptz DEFAULT now());
             CREATE TABLE diary.place (id integer PRIMARY KEY, reached bigint); INSERT INTO diary.place VALUES (1, -1);
             CREATE FUNCTION diary.refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'only added'; END $$;
             CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON diary.entry FOR EACH STATEMENT EXECUTE FUNCTION diary.refuse()`,
            ...applied.map((version) => `INSERT INTO diary.migrations VALUES (${version})`),
          );
        },
      },
    ],
    logPosition: 'SELECT reached::text AS position FROM diary.place',
  };
}

async function kept(): Promise<string> {
  const url = await newDatabase();
  await diary(url).schemas[0]?.create(['1']);
  await tell(url, 'UPDATE diary.place SET reached = 41');
  return url;
}

const save = async (url: string) => {
  const draft = await draftBackup({ folder, kind: 'record', parts: [diary(url)], createdAt: new Date(), release: '1.2.3' });
  return { place: await draft.finish(), manifest: draft.manifest };
};
const restore = async (place: string, url: string) => {
  const backup = await readBackup(place, 'record');
  const parts = [diary(url)];
  checkFits(backup, parts);
  await intoEmpty(url, parts, async () => {
    for (const part of parts) await restorePart(backup, part);
  });
};
const entries = (url: string) => tell(url, 'SELECT * FROM diary.entry ORDER BY number');

describe('a backup', () => {
  it('gives back every row as it was, whatever it holds, and goes on numbering after the last', async () => {
    const url = await kept();
    const client = new Client({ connectionString: url });
    await client.connect();
    const texts = [...fc.sample(fc.string({ unit: 'binary' }), 200).map((text) => text.toWellFormed().replaceAll('\0', '')), '\\.', '\\N', '\t\n\r', ''];
    for (const text of texts) await client.query('INSERT INTO diary.entry (text, bytes) VALUES ($1, $2)', [text, Buffer.from(text)]);
    await client.query('INSERT INTO diary.entry (text) VALUES (NULL)');
    await client.end();
    const { place, manifest } = await save(url);

    const other = await newDatabase();
    await restore(place, other);
    expect(await entries(other)).toEqual(await entries(url));
    expect(await tell(other, 'SELECT * FROM diary.place')).toEqual([{ id: 1, reached: '41' }]);
    expect(await tell(other, "INSERT INTO diary.entry (text) VALUES ('next') RETURNING number")).toEqual([{ number: String(texts.length + 2) }]);
    expect(manifest.parts[0]?.schemas[0]?.tables.map(({ name, rows }) => [name, rows])).toEqual([['entry', texts.length + 1], ['place', 1]]);
    expect(manifest.logPosition).toBe('41');
  });

  it('holds one moment of all tables, although others go on writing', async () => {
    const url = await kept();
    await tell(url, "INSERT INTO diary.entry (text) SELECT repeat('x', 500) FROM generate_series(1, 20000)");
    let writing = true;
    const writer = (async () => {
      for (; writing; ) await tell(url, "BEGIN; INSERT INTO diary.entry (text) VALUES ('while it is saved'); UPDATE diary.place SET reached = reached + 1; COMMIT");
    })();
    const { manifest } = await save(url);
    writing = false;
    await writer;
    const [table] = manifest.parts[0]?.schemas[0]?.tables ?? [];
    expect(table?.rows).toBeGreaterThanOrEqual(20_000);
    expect(table?.rows).toBe(20_000 + Number(manifest.logPosition) - 41);
  });

  it('is for its owner only, and bears its name when it is whole', async () => {
    const url = await kept();
    const draft = await draftBackup({ folder, kind: 'record', parts: [diary(url)], createdAt: new Date('2026-03-02T09:05:00Z'), release: '1' });
    expect(await readdir(folder)).toEqual(['.2026-03-02T09-05-00.000Z.unfinished']);
    const place = await draft.finish();
    expect(await readdir(folder)).toEqual(['2026-03-02T09-05-00.000Z']);
    const files = await readdir(place, { recursive: true, withFileTypes: true });
    const modes = await Promise.all(files.map(async (file) => ((await stat(join(file.parentPath, file.name))).mode & 0o777).toString(8)));
    expect(files.map((file, index) => `${file.name} ${modes[index]}`).sort()).toEqual(['diary 700', 'diary.entry.copy.gz 600', 'diary.place.copy.gz 600', 'manifest.json 600']);
  });

  it('that fails halfway leaves nothing of itself', async () => {
    const url = await kept();
    const broken: Part = { ...diary(url), logPosition: 'SELECT 1 / 0' };
    await expect(draftBackup({ folder, kind: 'record', parts: [broken], createdAt: new Date(), release: '1' })).rejects.toThrow('division by zero');
    expect(await readdir(folder)).toEqual([]);
  });

  it('ends with an error when the server goes away under it', async () => {
    const url = await kept();
    await tell(url, "INSERT INTO diary.entry (text) SELECT repeat(md5(n::text), 400) FROM generate_series(1, 20000) n");
    const saving = save(url).then(() => 'saved', (error: Error) => error.name);
    const away = async (): Promise<number> =>
      Number((await tell(await postgres.database('postgres'), "SELECT count(pg_terminate_backend(pid)) AS n FROM pg_stat_activity WHERE application_name = 'toldonce backup' AND query LIKE 'COPY%'"))[0]?.['n']);
    while ((await away()) === 0);
    expect(await saving).not.toBe('saved');
    expect(await readdir(folder)).toEqual([]);
  });

  it('is not made of a database on which the product never ran', async () => {
    await expect(save(await newDatabase())).rejects.toMatchObject({ name: 'NothingToBackUp' });
  });
});

describe('a restore writes nothing', () => {
  let place: string;
  let target: string;
  beforeEach(async () => {
    const url = await kept();
    await tell(url, "INSERT INTO diary.entry (text) SELECT md5(n::text) FROM generate_series(1, 50) n");
    ({ place } = await save(url));
    target = await newDatabase();
  });
  const isEmpty = async () => (await tell(target, "SELECT FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')")).length === 0;

  it('where any bit of any file is not what was written', async () => {
    const files = (await readdir(place, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    for (const file of files) {
      const path = join(file.parentPath, file.name);
      const whole = await readFile(path);
      for (let tried = 0; tried < 20; tried += 1) {
        const damaged = Buffer.from(whole);
        const at = randomInt(damaged.length);
        damaged.writeUInt8(damaged.readUInt8(at) ^ (1 << randomInt(8)), at);
        await writeFile(path, damaged);
        const refused = await restore(place, target).then(() => 'restored', (error: Error) => error.name);
        expect(['BackupDamaged', 'NotABackup', 'BackupTooNew']).toContain(refused);
      }
      await writeFile(path, whole);
    }
    expect(await isEmpty()).toBe(true);
  });

  it('where a file is cut short or missing', async () => {
    const file = join(place, 'diary', 'diary.entry.copy.gz');
    const whole = await readFile(file);
    await writeFile(file, whole.subarray(0, -1));
    await expect(restore(place, target)).rejects.toMatchObject({ name: 'BackupDamaged' });
    await rm(file);
    await expect(restore(place, target)).rejects.toThrow(/diary\.entry\.copy\.gz cannot be read \(ENOENT\)/);
    expect(await isEmpty()).toBe(true);
  });

  it('from a backup that was never finished, or is of another kind or a later release', async () => {
    await rm(join(place, 'manifest.json'));
    await expect(restore(place, target)).rejects.toMatchObject({ name: 'NotABackup' });
    const url = await kept();
    const vault = await draftBackup({ folder, kind: 'vault', parts: [diary(url)], createdAt: new Date(), release: '1' });
    await expect(restore(await vault.finish(), target)).rejects.toThrow('another kind');
    await tell(url, 'INSERT INTO diary.migrations VALUES (2)');
    await expect(restore((await save(url)).place, target)).rejects.toMatchObject({ name: 'BackupTooNew' });
    expect(await isEmpty()).toBe(true);
  });

  it('where something is already, even an empty table', async () => {
    await tell(target, 'CREATE SCHEMA views; CREATE TABLE views.row (id int)');
    await expect(restore(place, target)).rejects.toThrow('views.row');
    expect(await tell(target, "SELECT FROM pg_namespace WHERE nspname IN ('diary', 'restore')")).toEqual([]);
  });

  it('where another one is under way', async () => {
    await intoEmpty(target, [diary(target)], async () => {
      await expect(restore(place, target)).rejects.toMatchObject({ name: 'RestoreRunning' });
    });
  });
});

describe('a restore that breaks off', () => {
  it('is told before anything is served, and the next one begins anew', async () => {
    const url = await kept();
    await tell(url, "INSERT INTO diary.entry (text) VALUES ('once')");
    const { place } = await save(url);
    const target = await newDatabase();
    const backup = await readBackup(place, 'record');
    const broken = intoEmpty(target, [diary(target)], async () => {
      await restorePart(backup, diary(target));
      throw new Error('the power went');
    });
    await expect(broken).rejects.toThrow('the power went');
    await expect(refuseUnfinishedRestore(target)).rejects.toMatchObject({ name: 'RestoreUnfinished' });
    await restore(place, target);
    await refuseUnfinishedRestore(target);
    expect((await entries(target)).map(({ text }) => text)).toEqual(['once']);
  });

  it('is not kept where the database gives back other rows than the backup holds', async () => {
    const url = await kept();
    await tell(url, "INSERT INTO diary.entry (text) VALUES ('as told')");
    const { place } = await save(url);
    const target = await newDatabase();
    const [schema] = diary(target).schemas;
    const meddling: Part = {
      ...diary(target),
      schemas: [
        {
          name: 'diary',
          migrationColumn: 'version',
          migrations: ['1'],
          create: async (applied) => {
            await schema?.create(applied);
            await tell(
              target,
              `CREATE FUNCTION diary.meddle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.text := 'otherwise'; RETURN NEW; END $$;
               CREATE TRIGGER meddle BEFORE INSERT ON diary.entry FOR EACH ROW EXECUTE FUNCTION diary.meddle()`,
            );
          },
        },
      ],
    };
    const backup = await readBackup(place, 'record');
    await expect(intoEmpty(target, [meddling], () => restorePart(backup, meddling))).rejects.toMatchObject({ name: 'RestoredDiffers' });
    expect(await entries(target)).toEqual([]);
    await expect(refuseUnfinishedRestore(target)).rejects.toMatchObject({ name: 'RestoreUnfinished' });
  });
});
