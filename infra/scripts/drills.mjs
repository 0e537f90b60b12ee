// `npm run drills -- 30`: saves and puts back so many times, each time compared with what was saved. RESTORE_SEED repeats a run.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const [count = '3'] = process.argv.slice(2);
const { status } = spawnSync(process.execPath, [join('infra', 'scripts', 'test.mjs'), 'test/backup/drills', '--selectProjects', 'system'], {
  stdio: 'inherit',
  env: { ...process.env, RESTORE_DRILLS: count },
});
process.exitCode = status ?? 1;
