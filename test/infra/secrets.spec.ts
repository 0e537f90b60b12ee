import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { chmod, copyFile, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Authority } from '../harness/authority.js';

let parent: string;
const inFolder = (name: string) => join(parent, 'secrets', name);
const make = () => execFileSync('bash', ['infra/compose/make-secrets.sh', join(parent, 'secrets')], { stdio: 'pipe' });
const certificateOf = async (name: string) => new X509Certificate(await readFile(inFolder(`${name}_certificate`)));
const texts = async () =>
  Object.fromEntries(await Promise.all((await readdir(join(parent, 'secrets'))).map(async (name) => [name, await readFile(inFolder(name), 'utf8')] as const)));

const serverAuth = '1.3.6.1.5.5.7.3.1';
const clientAuth = '1.3.6.1.5.5.7.3.2';

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'secrets-'));
  make();
});
afterAll(() => rm(parent, { recursive: true }));

test.each([
  ['gateway', 'DNS:gateway', [clientAuth]],
  ['police', 'DNS:police', [serverAuth, clientAuth]],
  ['postgres', 'DNS:postgres, DNS:localhost, IP Address:127.0.0.1', [serverAuth]],
  ['kafka', 'DNS:kafka, DNS:localhost, IP Address:127.0.0.1', [serverAuth, clientAuth]],
])('the certificate of %s names it and says what for', async (name, names, uses) => {
  const certificate = await certificateOf(name);
  const authority = new X509Certificate(await readFile(inFolder('ca')));
  expect([certificate.subjectAltName, certificate.keyUsage]).toEqual([names, uses]);
  expect([certificate.ca, certificate.verify(authority.publicKey), certificate.checkPrivateKey(createPrivateKey(await readFile(inFolder(`${name}_key`))))]).toEqual([false, true, true]);
});

test('nobody but the owner enters the folder, and the key of the authority is his alone', async () => {
  expect([(await stat(join(parent, 'secrets'))).mode & 0o777, (await stat(inFolder('ca_key'))).mode & 0o777]).toEqual([0o700, 0o400]);
});

test('a certificate that ends soon is signed again, under its key and in its file; nothing else changes', async () => {
  const before = await texts();
  const authority = await Authority.create({ ca: before['ca'] ?? '', key: before['ca_key'] ?? '' });
  await chmod(inFolder('police_certificate'), 0o600);
  await copyFile((await authority.issue('police', { days: 60 })).certificate, inFolder('police_certificate'));
  await authority.remove();
  const { ino } = await stat(inFolder('police_certificate'));
  make();
  const renewed = await certificateOf('police');
  expect(new Date(renewed.validTo).getTime()).toBeGreaterThan(Date.now() + 800 * 86_400_000);
  expect(renewed.checkPrivateKey(createPrivateKey(before['police_key'] ?? ''))).toBe(true);
  expect((await stat(inFolder('police_certificate'))).ino).toBe(ino);
  expect({ ...(await texts()), police_certificate: '' }).toEqual({ ...before, police_certificate: '' });
});
