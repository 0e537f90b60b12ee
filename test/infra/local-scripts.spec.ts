import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What every Linux has, and neither Java, Maven, Node.js nor apt-get. */
const everywhere = ['bash', 'dirname', 'mkdir', 'id', 'paste', 'sed'];
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'local-scripts-'));
  await mkdir(join(folder, 'bin'));
  for (const program of everywhere) await symlink(spawnSync('bash', ['-c', `command -v ${program}`], { encoding: 'utf8' }).stdout.trim(), join(folder, 'bin', program));
});
afterAll(() => rm(folder, { recursive: true }));

/** Starts a script in a place of its own, on a machine that has these programs too. */
async function said(script: string, programs: Readonly<Record<string, string>>, prepare: (place: string) => Promise<unknown> = () => Promise.resolve()): Promise<readonly string[]> {
  const place = await mkdtemp(join(folder, 'place-'));
  await cp('infra/local', join(place, 'infra', 'local'), { recursive: true });
  await mkdir(join(place, 'bin'));
  for (const [name, text] of Object.entries(programs)) await writeFile(join(place, 'bin', name), `#!/usr/bin/env bash\n${text}\n`, { mode: 0o755 });
  await prepare(place);
  const { status, stdout, stderr } = spawnSync('bash', [join(place, 'infra', 'local', script), 'start'], { encoding: 'utf8', env: { PATH: `${place}/bin:${folder}/bin` } });
  expect([status, stdout]).toEqual([1, '']);
  return stderr.trim().split('\n');
}

const node = { node: 'exit 0' };
const java = (version: number) => ({ java: `echo "    java.specification.version = ${version}" >&2` });

test.each(['kafka.sh', 'postgres.sh'])('%s says that Node.js is missing', async (script) => {
  expect(await said(script, {})).toEqual([`${script}: Node.js is needed, and is not in the PATH`]);
});

test.each(['kafka.sh', 'postgres.sh'])('%s starts nothing where it cannot remember what it started', async (script) => {
  expect(await said(script, node, (place) => writeFile(join(place, 'data'), 'no folder'))).toEqual([expect.stringMatching(/cannot write to .*: start it as who owns that folder$/)]);
});

test('kafka.sh says which of Java and Maven is missing, and what to install', async () => {
  expect(await said('kafka.sh', node)).toEqual([expect.stringMatching(/^kafka\.sh: missing: java mvn\. Install Java 17 or newer and Maven \(/)]);
  expect(await said('kafka.sh', { ...node, ...java(17) })).toEqual([expect.stringMatching(/^kafka\.sh: missing: mvn\. Install/)]);
});

test('kafka.sh says that Java is too old', async () => {
  expect(await said('kafka.sh', { ...node, ...java(11), mvn: 'exit 1' })).toEqual(['kafka.sh: Java is 11, and Kafka needs 17 or newer']);
});
