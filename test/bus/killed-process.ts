import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';

/** Brings dist/ up to date, from which processes are started. */
export const build = () => promisify(execFile)(process.execPath, ['infra/scripts/build.mjs']);

const patienceMs = 30_000;

/** Runs a program of test/bus that is to kill itself; resolves when it has, and fails when it ends in any other way. */
export async function runUntilKilled(program: string, env: Readonly<Record<string, string>>): Promise<void> {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [`dist/test/bus/${program}.js`], { env: { PATH, ...env }, stdio: ['ignore', 'inherit', 'inherit'] });
  const timer = setTimeout(() => child.kill('SIGTERM'), patienceMs);
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  clearTimeout(timer);
  if (signal !== 'SIGKILL') throw new Error(`${program} ended with ${code ?? signal} before it was killed`);
}
