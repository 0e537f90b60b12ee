import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** Files of a small tree laid out like ours, each with what it imports. Every one of them keeps the rules. */
const lawful: Record<string, string[]> = {
  'libs/kernel/index.ts': ['./decider.js', 'zod'],
  'libs/kernel/decider.ts': [],
  'libs/contracts/children/index.ts': ['#kernel'],
  'libs/contracts/care/index.ts': ['#kernel', '#contracts/children'],
  'libs/access/index.ts': ['#kernel', '#contracts/children'],
  'libs/contexts/children/index.ts': ['#kernel', '#contracts/children', '#access', './children.module.js'],
  'libs/contexts/children/children.module.ts': ['#platform', '@nestjs/common'],
  'libs/contexts/children/child.decider.spec.ts': ['#testing', './index.js'],
  'libs/contexts/care/index.ts': ['#contracts/care'],
  'libs/views/timeline/index.ts': ['#kernel', '#contracts/children', '#access', './timeline.graphql.js'],
  'libs/views/timeline/timeline.graphql.ts': ['#platform', '@nestjs/graphql', './timeline.queries.js'],
  'libs/views/timeline/timeline.queries.ts': ['#platform', '@nestjs/common'],
  'libs/views/boards/index.ts': ['#contracts/care'],
  'libs/adapters/postgres/index.ts': ['#kernel', 'pg'],
  'libs/adapters/key-vault/index.ts': ['#kernel', '#contracts/children', '#adapters/postgres'],
  'libs/adapters/inbox/index.ts': ['#kernel', '#contracts/children'],
  'libs/adapters/direct-bus/index.ts': ['#adapters/inbox', '#adapters/postgres'],
  'libs/adapters/eventstoredb/index.ts': ['#kernel'],
  'libs/adapters/eventstoredb/eventstoredb.spec.ts': ['#testing', '#adapters/key-vault', './index.js'],
  'libs/platform/index.ts': ['#kernel', '#contracts/children', '#access', '@nestjs/common'],
  'libs/testing/index.ts': ['#kernel', '#contracts/children', '#access', '@jest/globals'],
  'libs/composition/index.ts': ['#adapters/postgres', '#platform'],
  'apps/police/index.ts': ['#contexts/children', '#composition', './police.module.js'],
  'apps/police/police.module.ts': ['#platform'],
  'apps/police/config.ts': [],
  'apps/gateway/index.ts': ['#views/timeline'],
  'apps/office/index.ts': ['#apps/police', '#apps/gateway', '../police/police.module.js', '#adapters/postgres'],
  'apps/replay/main.ts': ['#apps/police', '#composition'],
  'test/scenarios/journey.spec.ts': ['#apps/office', '#testing', '#adapters/postgres'],
};

/** One import more, and the rules that it breaks; without one it is there for another line. */
const unlawful: [file: string, imported: string, ...rules: string[]][] = [
  ['libs/kernel/a.ts', '#contracts/children', 'kernel-reaches-nothing-of-ours'],
  ['libs/contracts/children/b.ts', '#access', 'contracts-reaches-kernel'],
  ['libs/access/c.ts', '#contexts/children', 'access-reaches-contracts-kernel'],
  ['libs/contexts/children/d.ts', '#platform', 'contexts-reaches-contracts-access-kernel'],
  ['libs/contexts/children/e.ts', '#adapters/postgres', 'contexts-reaches-contracts-access-kernel'],
  ['libs/contexts/children/f.ts', '#contexts/care', 'contexts-apart'],
  ['libs/contexts/children/g.ts', '#views/boards', 'contexts-apart', 'contexts-reaches-contracts-access-kernel'],
  ['libs/contexts/children/h.module.ts', '#adapters/postgres', 'glue-reaches-platform-too'],
  ['libs/contexts/children/i.ts', '@nestjs/common', 'nest-in-glue-only'],
  ['libs/contexts/children/i.spec.ts', '#contexts/care', 'contexts-apart'],
  ['libs/views/timeline/j.ts', '#platform', 'views-reaches-contracts-access-kernel'],
  ['libs/views/timeline/k.ts', '#views/boards', 'views-apart'],
  ['libs/views/timeline/l.queries.ts', '#contexts/care', 'views-apart'],
  ['libs/adapters/eventstoredb/m.ts', '#adapters/key-vault', 'adapters-apart'],
  ['libs/adapters/eventstoredb/n.ts', '#platform', 'adapters-reaches-contracts-kernel'],
  ['libs/platform/o.ts', '#adapters/postgres', 'platform-reaches-contracts-access-kernel'],
  ['libs/testing/p.ts', '#adapters/postgres', 'testing-reaches-contracts-access-kernel'],
  ['libs/platform/q.ts', '#testing', 'platform-reaches-contracts-access-kernel', 'testing-for-specs-only'],
  ['apps/police/r.ts', '#testing', 'testing-for-specs-only'],
  ['libs/platform/s.ts', '#composition', 'composition-for-apps-only', 'platform-reaches-contracts-access-kernel'],
  ['libs/composition/t.ts', '#apps/gateway', 'no-lib-to-app'],
  ['libs/platform/t.spec.ts', '#apps/gateway', 'no-lib-to-app'],
  ['apps/police/u.ts', '#apps/gateway', 'apps-apart'],
  ['apps/office/v.ts', '../police/config.js', 'office-reaches-modules-of-apps'],
  ['apps/replay/v.ts', '../police/config.js', 'office-reaches-modules-of-apps'],
  ['libs/access/w.ts', '../kernel/decider.js', 'across-libs-by-alias'],
  ['libs/contexts/children/x.ts', '../../contracts/children/index.js', 'across-libs-by-alias'],
  ['libs/access/y.ts', '#access', 'no-alias-to-itself'],
  ['libs/contracts/care/z/index.ts', '../index.js'],
  ['apps/police/aa.ts', '#contracts/care/z', 'public-face-only'],
  ['libs/platform/bb.ts', './not-there.js', 'no-unresolved'],
  ['libs/platform/cc.ts', 'fast-check', 'no-dev-dependency-in-the-product'],
  ['libs/platform/dd.ts', './ee.js', 'no-circular'],
  ['libs/platform/ee.ts', './dd.js'],
];

let folder: string;

async function write(files: Iterable<readonly [string, readonly string[]]>): Promise<void> {
  for (const [file, imported] of files) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    const lines = imported.map((name, index) => `import * as part${index} from '${name}';\nexport const use${index} = part${index};\n`);
    await writeFile(join(folder, file), lines.join('') || 'export const alone = 1;\n');
  }
}

/** `file → rule` of everything that the rules object to. */
function objections(): string[] {
  const cruiser = resolve('node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const args = [cruiser, 'libs', 'apps', 'test', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'];
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, env: {}, encoding: 'utf8', maxBuffer: 1e8 });
  const { summary } = JSON.parse(stdout) as { summary: { violations: { from: string; rule: { name: string } }[] } };
  return summary.violations.map(({ from, rule }) => `${from} breaks ${rule.name}`).toSorted();
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-rules-'));
  for (const file of ['.dependency-cruiser.cjs', 'package.json', 'tsconfig.json']) await cp(file, join(folder, file));
  await symlink(resolve('node_modules'), join(folder, 'node_modules'));
  await write(Object.entries(lawful));
});

afterAll(() => rm(folder, { recursive: true }));

test('imports along the layers are allowed', () => {
  expect(objections()).toEqual([]);
});

test('each import against a rule is named with the rule that it breaks', async () => {
  await write(unlawful.map(([file, imported]) => [file, [imported]] as const));
  expect(objections()).toEqual(unlawful.flatMap(([file, , ...rules]) => rules.map((rule) => `${file} breaks ${rule}`)).toSorted());
});

test('no rule of the configuration goes untried', () => {
  const print = "process.stdout.write(JSON.stringify(require('./.dependency-cruiser.cjs').forbidden.map((rule) => rule.name)))";
  const rules = JSON.parse(execFileSync(process.execPath, ['-e', print], { encoding: 'utf8', env: {} })) as string[];
  expect(rules.toSorted()).toEqual([...new Set(unlawful.flatMap(([, , ...broken]) => broken))].toSorted());
});
