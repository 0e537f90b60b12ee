// `npm start`: install what is missing, build what changed, and become the office. Arguments are passed on.
// The office runs in this very process: signals, exit code and terminal are its own, with nothing in between.
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled } from './ensure-installed.mjs';

ensureInstalled();
// A process of its own: the compiler's memory is given back.
const built = spawnSync(process.execPath, [join('infra', 'scripts', 'build.mjs')], { stdio: 'inherit' });
if (built.status !== 0) process.exit(built.status ?? 1);

const office = resolve('dist', 'apps', 'office', 'main.js');
process.argv[1] = office;
process.setSourceMapsEnabled(true);
await import(pathToFileURL(office).href);
