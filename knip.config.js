import { readFileSync } from 'node:fs';

const { imports } = JSON.parse(readFileSync('package.json', 'utf8'));

export default {
  entry: ['libs/contracts/registry/index.ts', 'apps/*/main.ts', 'infra/**/*.mjs', '{libs,test}/**/*.mjs', 'test/bus/{member,relay-process}.ts', 'test/{bench,simulation}/main.ts', 'test/faults/torture/main.ts'],
  project: ['{apps,libs,test}/**/*.{ts,mjs}', 'infra/**/*.mjs'],
  // The aliases as TypeScript and jest read them, under the condition "source", where dist/ is not built yet.
  paths: Object.fromEntries(Object.entries(imports).map(([alias, { source }]) => [alias, [source]])),
  // Tools that infra/scripts and test/gate start as programs.
  ignoreDependencies: ['dependency-cruiser', 'jest', 'oxlint', 'oxlint-tsgolint', 'typescript7'],
  // For a full disk; the spec says so where they may not be used.
  ignoreBinaries: ['mount', 'umount'],
  ignoreExportsUsedInFile: true,
  // A lib's face names the types of what its functions take and give, used or not.
  exclude: ['types'],
};
