// `npm test`: every spec, and the proof that every spec ran. With arguments, which go to jest, only what they name.
// The last line is the result alone: `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { ensureInstalled } from './ensure-installed.mjs';

ensureInstalled();
const { build } = await import('./build.mjs');
await build();

const selection = process.argv.slice(2);

function runJest() {
  const scratch = mkdtempSync(join(tmpdir(), 'jest-'));
  const report = join(scratch, 'report.json');
  const nodeOptions = `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`;
  // A test that failed may leave a loop or a connection behind: that must not hold up the answer.
  const args = [join('node_modules', 'jest', 'bin', 'jest.js'), '--forceExit', '--json', `--outputFile=${report}`, ...selection];
  const { status } = spawnSync(process.execPath, args, {
    stdio: 'inherit',
    env: { ...process.env, NODE_OPTIONS: nodeOptions.trim() },
  });
  try {
    return { status, report: JSON.parse(readFileSync(report, 'utf8')) };
  } catch {
    return { status, report: undefined };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function specsOnDisk() {
  return ['apps', 'libs', 'test'].flatMap((root) =>
    readdirSync(root, { recursive: true })
      .filter((file) => file.endsWith('.spec.ts'))
      .map((file) => join(root, file)),
  );
}

/** What keeps a run from counting although no test failed, in sentences. */
function complaints(report) {
  const ran = new Set(report.testResults.map(({ name }) => relative(process.cwd(), name)));
  const left = selection.length > 0 ? [] : specsOnDisk().filter((file) => !ran.has(file));
  const broken = report.testResults.filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'));
  const skipped = selection.length > 0 ? 0 : report.numPendingTests + report.numTodoTests;
  return [
    ...left.map((file) => `${file} is on disk but did not run`),
    ...broken.map(({ name }) => `${relative(process.cwd(), name)} failed outside its tests`),
    ...(skipped > 0 ? [`${skipped} tests were skipped`] : []),
  ];
}

const { status, report } = runJest();
const found = report === undefined ? ['jest did not come to an end'] : complaints(report);
for (const sentence of found) console.error(sentence);
const failed = (report?.numFailedTests ?? 0) + found.length;
console.log(`${report?.numPassedTests ?? 0} passed, ${failed} failed`);
process.exitCode = failed === 0 ? (status ?? 1) : 1;
