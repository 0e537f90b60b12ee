// `npm start`: install what is missing, build what changed, and become the office, or the app that the first argument
// names (`npm run start:gateway`). The other arguments are passed on.
// It runs in this very process: signals, exit code and terminal are its own, with nothing in between.
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled } from './ensure-installed.mjs';

ensureInstalled();
// A process of its own: the compiler's memory is given back.
const built = spawnSync(process.execPath, [join('infra', 'scripts', 'build.mjs')], { stdio: 'inherit' });
if (built.status !== 0) process.exit(built.status ?? 1);

const [first = '', ...others] = process.argv.slice(2);
const named = first !== '' && !first.startsWith('-');
const main = resolve('dist', 'apps', named ? first : 'office', 'main.js');
process.argv = [process.argv[0], main, ...(named || first === '' ? others : [first, ...others])];
process.setSourceMapsEnabled(true);
await import(pathToFileURL(main).href);
