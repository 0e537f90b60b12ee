import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DataFolder, newDataFolder } from '../harness/data-folder.js';
import { freePort } from '../harness/free-port.js';
import { signIn } from '../harness/graphql-client.js';
import { type Office, startOffice } from '../harness/office.js';
import { type RunningProcess, startProcess } from '../harness/running-process.js';
import { subscribe } from '../harness/subscription.js';

const nameKhmer = 'តុលា ធីតា';
const officeProgram = 'dist/apps/office/main.js';

let folder: DataFolder;
let office: Office;
beforeAll(async () => {
  folder = await newDataFolder('shutdown');
  office = await startOffice(folder.path);
});
afterAll(async () => {
  await office?.end();
  await folder.remove();
});

const ready = async ({ url }: Office) => (await fetch(`${url}/health/ready`)).status;

/** All that a program says that does not start; its exit code must be 1. */
async function refusal(main: string, env: Readonly<Record<string, string>>): Promise<string> {
  const program = startProcess(main, ['--empty'], env);
  expect(await program.ended).toBe(1);
  return program.output().trimEnd();
}

describe('a program that cannot start', () => {
  it('because another office works on its data says so in one sentence, and the other one goes on', async () => {
    const second = await refusal(officeProgram, { DATA_FOLDER: folder.path, PORT: String(await freePort()) });
    expect(second).toMatch(/^The data folder \S+ is in use by another PostgreSQL \(process \d+\)\. Stop the office that started it, or use another folder\.$/);
    expect(await ready(office)).toBe(200);
  });

  it.each<[string, string, Readonly<Record<string, string>>, string]>([
    ['in production without an issuer', officeProgram, { NODE_ENV: 'production' }, 'Set OIDC_ISSUER: in production tokens come from a real issuer.'],
    ['as a service without its engines', 'dist/apps/police/main.js', {}, 'Set DATABASE_URL, VAULT_DATABASE_URL, EVENTSTORE_URL, OIDC_ISSUER; or run everything in one process with npm start.'],
    ['as a gateway without its engines', 'dist/apps/gateway/main.js', {}, 'Set DATABASE_URL, VAULT_DATABASE_URL, EVENTSTORE_URL; or run everything in one process with npm start.'],
    ['on a data folder that is a file', officeProgram, { DATA_FOLDER: '/dev/null' }, 'The file system does not let us mkdir /dev/null/postgres (ENOTDIR).'],
  ])('%s says so in one sentence', async (_what, main, env, sentence) => {
    expect(await refusal(main, { DATA_FOLDER: folder.path, ...env })).toBe(sentence);
  });

  it('with wrong settings names them, and none of what was set', async () => {
    const said = await refusal(officeProgram, { DATA_FOLDER: folder.path, PORT: 'Sreymom', DATABASE_URL: 'secret' });
    expect(said.split('\n').sort()).toEqual([
      expect.stringContaining('  DATABASE_URL: is no URL'),
      expect.stringContaining('  PORT: is no port'),
      'These settings cannot be used:',
    ]);
    expect(said).not.toMatch(/Sreymom|secret/);
  });
});

describe('an office that is told to end', () => {
  const endsCleanly = async (signal: NodeJS.Signals) => {
    const begun = performance.now();
    expect(await (office.processes[0] as RunningProcess).end(signal)).toBe(0);
    expect(performance.now() - begun).toBeLessThan(10_000);
  };

  it('ends within ten seconds though somebody listens, and finds everything when it starts again', async () => {
    const dosvy = await signIn(office.url, 'dosvy-17');
    const { searchChildren } = await dosvy.query<{ searchChildren: { receipt: string } }>(
      'query ($name: String!) { searchChildren(name: $name) { receipt } }',
      { name: nameKhmer },
    );
    const { id } = await dosvy.record('RegisterChild', { nameKhmer, sex: 'FEMALE', searchReceipt: searchChildren.receipt });
    const listening = await subscribe(office.url, dosvy, 'subscription ($id: ID!) { timelineEntryAdded(childId: $id) { kind } }', { id });
    await endsCleanly('SIGTERM');
    await listening.end();

    office = await startOffice(folder.path);
    const again = await signIn(office.url, 'dosvy-17');
    const { child } = await again.query<{ child: unknown }>(
      'query ($id: ID!) { child(id: $id) { identity { nameKhmer { value } } timeline { edges { node { kind } } } } }',
      { id },
    );
    expect(child).toEqual({ identity: { nameKhmer: { value: nameKhmer } }, timeline: { edges: [{ node: { kind: 'ChildRegistered' } }] } });
    await endsCleanly('SIGINT');
  });
});

describe('an office in production', () => {
  it('signs nobody in by itself and has no page to try things on', async () => {
    const other = await newDataFolder('production');
    const keyFile = join(other.path, 'key');
    await writeFile(keyFile, randomBytes(32).toString('base64'));
    const env = { NODE_ENV: 'production', OIDC_ISSUER: 'https://login.example', VAULT_MASTER_KEY_FILE: keyFile };
    const production = await startOffice(other.path, [], env);
    const paths = ['/dev/issuer/token', '/dev/issuer/users', '/dev/issuer/jwks', '/dev/issuer/.well-known/openid-configuration', '/', '/graphiql', '/graphiql/client.mjs'];
    const statuses = await Promise.all(
      paths.flatMap((path) => ['GET', 'POST'].map(async (method) => `${method} ${path} ${(await fetch(`${production.url}${path}`, { method })).status}`)),
    );
    expect(statuses).toEqual(paths.flatMap((path) => [`GET ${path} 404`, `POST ${path} 404`]));
    expect(await ready(production)).toBe(200);
    await production.end();
    await other.remove();
  });
});
