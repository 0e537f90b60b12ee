// `npm run verify`: everything that can be known about the code without running it. One line a step; a failing step shows why.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled } from './ensure-installed.mjs';

ensureInstalled();

const program = (...parts) => [join('node_modules', ...parts)];
const typeCheck = ['--noEmit', '-p', 'tsconfig.json'];

const steps = [
  ['build', ['infra/scripts/build.mjs']],
  ['types (TypeScript 7)', [...program('typescript7', 'bin', 'tsc'), ...typeCheck]],
  // Nest's own tools use TypeScript 6: it has the last word, but takes its time.
  ...(process.env.CI === 'true' ? [['types (TypeScript 6)', [...program('typescript', 'bin', 'tsc'), ...typeCheck]]] : []),
  ['lint', [...program('oxlint', 'bin', 'oxlint'), '--type-aware', '--report-unused-disable-directives', '--deny-warnings']],
  ['import rules', [...program('dependency-cruiser', 'bin', 'dependency-cruise.mjs'), 'libs', 'apps', 'test', '--config', '.dependency-cruiser.cjs']],
  ['unused code and dependencies', program('knip', 'bin', 'knip.js')],
  ['generated files', ['infra/scripts/sync.mjs', '--check']],
  ['commit messages', ['infra/scripts/commit-messages.mjs']],
];

function passes([name, args]) {
  const begun = performance.now();
  const { status, stdout, stderr, error } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1e8 });
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (status !== 0) console.log([stdout, stderr, error?.message].filter(Boolean).join('\n').trimEnd());
  return status === 0;
}

const failed = steps.filter((step) => !passes(step)).length;
console.log(failed === 0 ? 'verified' : `${failed} of ${steps.length} steps failed`);
process.exitCode = failed === 0 ? 0 : 1;
